// What becomes of a link when its provider has been asked.

import { announcement, mainHeading } from "./support/page.mjs";
import { test } from "./support/providers.mjs";
import { expect } from "./support/test.mjs";

test.use({ who: "newcomer" });

const roleArn = "arn:aws:iam::123456789012:role/mooring";
const overview = "/settings/cloud-accounts";

async function linkRole(page) {
  await page.goto(`${overview}/aws/new/finish`);
  await page.getByRole("textbox", { name: "Role ARN", exact: true }).fill(roleArn);
  await page.getByRole("textbox", { name: "Alias", exact: true }).fill("Production");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(mainHeading(page, "Production")).toBeVisible();
}

test("a role that is as the set-up shows it is connected", async ({ page, api, providers }) => {
  const { aws } = await api.get("/cloud-setup");
  await providers.control({
    aws: { mode: "slow", delay: 1, roles: { [roleArn]: aws.external_id } },
  });
  await linkRole(page);
  await expect(announcement(page, "Asking AWS whether the link works.")).toBeVisible();
  await expect(announcement(page, "The link works.")).toBeVisible();
  await page.getByRole("link", { name: "Back to Cloud Accounts" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Production" })).toContainText(
    "Connected",
  );
});

test("a role that asks for no external id is not connected, and says why until it is mended", async ({
  page,
  api,
  providers,
}) => {
  const { aws } = await api.get("/cloud-setup");
  await providers.control({ aws: { mode: "right", roles: { [roleArn]: null } } });
  await linkRole(page);
  await expect(announcement(page, "even without the external id")).toBeVisible();
  await expect(page.getByText("Add the condition on sts:ExternalId")).toBeVisible();
  await providers.control({ aws: { roles: { [roleArn]: aws.external_id } } });
  await page.getByRole("button", { name: "Test again" }).click();
  await expect(announcement(page, "The link works.")).toBeVisible();
});
