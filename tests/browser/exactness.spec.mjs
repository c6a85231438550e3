// One view, two faces: what is drawn on the canvas and what stands in the page are at the same places.

import { compareText } from "./support/exact.mjs";
import { apart, inkIn } from "./support/ink.mjs";
import { loaded } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";

/** Fields whose frame in the picture `drawn` is not where the element is. */
async function compareFrames(page, ratio, drawn) {
  const fields = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "#page :is(input, select, textarea):not([type=radio], [type=checkbox])",
      ),
    ]
      .map((field) => ({ name: field.name, rect: field.getBoundingClientRect().toJSON() }))
      .filter(({ rect }) => rect.width > 40 && rect.top > 60 && rect.bottom < innerHeight - 4),
  );
  return fields
    .map(({ name, rect }) => {
      const edge = {
        left: rect.left - 3,
        top: rect.top - 3,
        right: rect.right + 3,
        bottom: rect.bottom + 3,
      };
      return { name, off: apart(inkIn(drawn, edge, ratio), rect) };
    })
    .filter(({ off }) => off > 1);
}

const places = [
  "/",
  "/settings/cloud-accounts",
  "/settings/security",
  "/settings/profile",
  "/settings/api-keys",
  "/settings/sessions",
  "/settings/activity",
  "/settings/account",
];

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
  const details = thoroughUnless(ratio === 1 || ratio === 1.5);
  test.describe(`at ${ratio} device pixels per pixel`, details, () => {
    test.use({ who: "resident", deviceScaleFactor: ratio });

    test("text and frames are where their elements are", async ({ page }) => {
      test.slow(); // eight pages, two pictures each, of nine times the pixels
      for (const place of places) {
        await page.goto(place);
        await loaded(page);
        const { checked, wrong, drawn } = await compareText(page, ratio);
        expect(wrong, place).toEqual([]);
        expect(checked, `lines compared on ${place}`).toBeGreaterThan(10);
        expect(await compareFrames(page, ratio, drawn), place).toEqual([]);
      }
    });

    test("also while the page is scrolled, by fractions of a pixel too", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 700 });
      await page.goto("/settings/cloud-accounts");
      await page.getByRole("link", { name: "Configure GCP" }).waitFor();
      for (const top of [37, 240.5, 511.3]) {
        await page.evaluate((y) => scrollTo(0, y), top);
        const { checked, wrong } = await compareText(page, ratio);
        expect(wrong, `scrolled by ${top}`).toEqual([]);
        expect(checked).toBeGreaterThan(5);
      }
    });

    test("and in a dialog", async ({ page }) => {
      await page.goto("/settings/api-keys");
      await page.getByRole("button", { name: "Delete terraform" }).click();
      await page.getByRole("dialog").waitFor();
      const { checked, wrong } = await compareText(page, ratio);
      expect(wrong).toEqual([]);
      expect(checked).toBeGreaterThan(3);
    });
  });
}
