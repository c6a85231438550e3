// What becomes of a link when its provider has been asked.

import { test } from "./support/providers.mjs";
import { expect } from "./support/test.mjs";

test.use({ who: "newcomer" });

const roleArn = "arn:aws:iam::123456789012:role/mooring";
const overview = "/settings/cloud-accounts";

async function linkRole(page) {
  await page.goto(`${overview}/aws/new`);
  await page.getByRole("textbox", { name: "Role ARN", exact: true }).fill(roleArn);
  await page.getByRole("textbox", { name: "Alias", exact: true }).fill("Production");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Production" })).toBeVisible();
}

/** The account, when its test has come to an end. */
async function outcome(api) {
  await expect
    .poll(async () => (await api.get("/cloud-accounts")).items[0].status)
    .not.toBe("testing");
  return (await api.get("/cloud-accounts")).items[0];
}

test("a role that is as the set-up shows it is connected", async ({ page, api, providers }) => {
  const { aws } = await api.get("/cloud-setup");
  await providers.control({ aws: { mode: "right", roles: { [roleArn]: aws.external_id } } });
  await linkRole(page);
  expect((await outcome(api)).status).toBe("connected");
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "Production" })).toContainText(
    "Connected",
  );
});

test("a role that asks for no external id is not connected", async ({ page, api, providers }) => {
  await providers.control({ aws: { mode: "right", roles: { [roleArn]: null } } });
  await linkRole(page);
  const { status, problem } = await outcome(api);
  expect([status, problem.code]).toEqual(["failed", "role_open"]);
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "Production" })).toContainText(
    "Failed",
  );
});
