// What was typed survives a reload; secrets do not. For the end of a session see ended_sessions.spec.mjs.

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
  expect(await stored(page)).toContain("Babbage & Co"); // should this page crash, too
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.reload();
  await expect(page.getByLabel("Company")).not.toHaveValue("Babbage & Co");
  expect(await stored(page)).toBe("{}");
});

test("no secret is kept", async ({ page }) => {
  await page.goto("/settings/security");
  await page.getByLabel("Current password").fill("not to be kept anywhere");
  await page.reload();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  expect(await stored(page)).not.toContain("not to be kept");
});
