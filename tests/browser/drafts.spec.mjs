// What was typed survives what happens to pages: a reload, and the end of a session. Secrets do not.

import { mainHeading, signIn } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "resident" });

test.beforeEach(({ page }) => {
  page.on("dialog", (dialog) => dialog.accept()); // "Leave site?"
});

const stored = (page) =>
  page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));

test("a reload keeps what was typed", async ({ page }) => {
  await page.goto("/settings/profile");
  await page.getByLabel("Company").fill("Babbage & Co");
  await page.reload();
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
  await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
  expect(await stored(page)).toBe("{}"); // it was taken back
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.reload();
  await expect(page.getByLabel("Company")).not.toHaveValue("Babbage & Co");
});

test("a session that ends in the middle of a form costs a sign-in, and nothing typed", async ({
  page,
  context,
  account,
  complaints,
}) => {
  await page.goto("/settings/profile");
  await page.getByLabel("Company").fill("Babbage & Co");
  await context.clearCookies();
  complaints.expect("401 /api/v1/profile");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await signIn(page, account);
  await expect(mainHeading(page, "Profile")).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

test("no secret is kept", async ({ page }) => {
  await page.goto("/settings/security");
  await page.getByLabel("Current password").fill("not to be kept anywhere");
  await page.reload();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  expect(await stored(page)).not.toContain("not to be kept");
});
