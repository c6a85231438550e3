// The picture after the browser took the graphics away: everything is drawn again.

import { loaded, settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "resident" });

const graphics = (page, act) =>
  page.evaluate((name) => {
    const context = document.getElementById("canvas").getContext("webgl2");
    window.graphicsSwitch ??= context.getExtension("WEBGL_lose_context");
    window.graphicsSwitch[name]();
  }, act);

test("is the same when the graphics are back, and the page works meanwhile", async ({ page }) => {
  await page.goto("/settings/profile");
  await loaded(page);
  const before = await page.screenshot();
  await graphics(page, "loseContext");
  await page.getByLabel("Company").fill("Difference Engines");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.mouse.move(0, 0);
  await graphics(page, "restoreContext");
  await settled(page);
  expect((await page.screenshot()).equals(before)).toBe(true);
});

test("gives way to the plain page when the graphics stay away, until they are back", async ({
  page,
}) => {
  await page.goto("/settings/profile");
  await loaded(page);
  await graphics(page, "loseContext");
  await expect(page.locator("html")).toHaveClass("plain");
  await expect(page.getByLabel("Company")).toBeEditable();
  await graphics(page, "restoreContext");
  await expect(page.locator("html")).not.toHaveClass("plain");
});
