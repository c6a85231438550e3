// What a person prefers is followed at once, also while the page is open.

import { contrastIn, picture } from "./support/ink.mjs";
import { loaded, settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "resident", deviceScaleFactor: 2 });

const contrastOf = async (page, locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  const place = { left: x, top: y, right: x + width, bottom: y + height };
  return contrastIn(await picture(page), place, 2);
};

for (const colorScheme of ["light", "dark"]) {
  test(`more contrast, ${colorScheme}: muted words have 7:1`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/settings/api-keys");
    await loaded(page);
    const muted = page.getByText("For scripts and Terraform.", { exact: false });
    const usual = await contrastOf(page, muted);
    expect(usual).toBeGreaterThanOrEqual(4.5);
    await page.emulateMedia({ colorScheme, contrast: "more" });
    await settled(page);
    const more = await contrastOf(page, muted);
    expect(more).toBeGreaterThanOrEqual(7);
    expect(more).toBeGreaterThan(usual);
  });
}

test("nothing moves by itself, so there is nothing to reduce", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/settings/api-keys");
  await loaded(page);
  await page.getByRole("button", { name: "Delete terraform" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const opened = await page.screenshot();
  await settled(page);
  expect((await page.screenshot()).equals(opened)).toBe(true);
});
