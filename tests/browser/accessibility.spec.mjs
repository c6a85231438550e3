import { examine } from "./support/axe.mjs";
import { contrastIn, picture } from "./support/ink.mjs";
import { settled } from "./support/page.mjs";
import { onEveryScreen, onFilledScreens } from "./support/screens.mjs";
import { expect, test } from "./support/test.mjs";

const ratio = 2; // strokes are then so wide that some of their pixels have the whole colour
test.use({ deviceScaleFactor: ratio });

/** "color-contrast: n0011aa22, n33bb44cc", one for each rule that has something to say. */
const said = (results) =>
  results.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);

/** Where the words of elements are. Left out are those behind a dialog, and what WCAG asks nothing of. */
function placesOf(selectors) {
  const dialog = document.querySelector("dialog");
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    const isBehind = dialog && !dialog.contains(element);
    const isUnseen = element.closest("[data-skip]"); // until it has the focus
    if (isBehind || isUnseen || element.closest("[aria-disabled=true]")) return [];
    const isField = element.matches("input, select, textarea");
    const words = isField ? element.value || element.placeholder : element.textContent;
    if (!words) return [];
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, right, bottom } = (isField ? element : range).getBoundingClientRect();
    const frame = isField ? 2 : 0; // is no part of the words
    const inside = {
      left: left + frame,
      top: top + frame,
      right: right - frame,
      bottom: bottom - frame,
    };
    return [{ words, place: inside }];
  });
}

/** All of the page, since what is not in the viewport is not on the canvas. */
async function showWhole(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize().width, height });
  await settled(page);
}

/** Words with less contrast in the picture than WCAG asks for. */
async function faintWords(page, selectors, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await settled(page);
  const places = await page.evaluate(placesOf, selectors);
  const image = await picture(page);
  const measured = places.map(({ words, place }) => ({
    words,
    contrast: contrastIn(image, place, ratio),
  }));
  return measured.filter(({ contrast }) => contrast < 4.5);
}

const isContrast = ({ id }) => id === "color-contrast";

onEveryScreen(test, "axe finds nothing to mend, and what it asks is answered", async ({ page }) => {
  await showWhole(page);
  const { violations, incomplete } = await examine(page);
  expect(said(violations)).toEqual([]);
  expect(said(incomplete.filter((finding) => !isContrast(finding)))).toEqual([]);
});

// The words that people see are on the canvas, at which axe does not look: there they are measured instead.
onFilledScreens(test, "each word stands out from what is behind it", async ({ page }) => {
  await showWhole(page);
  const { incomplete } = await examine(page);
  const nodes = incomplete.filter(isContrast).flatMap((finding) => finding.nodes);
  const selectors = nodes.flatMap(({ target }) => target);
  expect(selectors.length).toBeGreaterThan(0);
  expect(await faintWords(page, selectors, "light")).toEqual([]);
  expect(await faintWords(page, selectors, "dark")).toEqual([]);
});
