// One view, two faces: what is drawn on the canvas and what stands in the page are at the same places.

import { apart, inkIn, picture } from "./support/ink.mjs";
import { loaded, settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

/** The lines of text in the viewport that nothing covers: words, and the rectangle of each in CSS pixels. */
function visibleLines() {
  const inside = ({ left, top, right, bottom }) =>
    left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && right - left > 4;
  const uncovered = (element, { left, top, right, bottom }) => {
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element === hit || element.contains(hit) || Boolean(hit?.contains(element));
  };
  const lines = [];
  for (const element of document.querySelectorAll("#page [data-text]")) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      const place = { left, top, right, bottom };
      if (node.textContent.trim() && inside(place) && uncovered(element, place)) {
        const { color } = getComputedStyle(node.parentElement);
        lines.push({ words: node.textContent, place, color });
      }
    }
  }
  return lines;
}

/** Shows the elements' own text, in black on white, instead of the canvas's picture of it. */
function showMirror() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    html, body { background: white !important; }
    #canvas, #page.drawn.covered > :not(dialog) { visibility: hidden !important; }
    #page.drawn [data-text], #page.drawn [data-text] * { color: black !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}

function showCanvas() {
  document.adoptedStyleSheets = [];
}

/** Room around a line, so that a picture that has moved is not cut to its place. */
const around = ({ left, top, right, bottom }) => ({
  left: left - 2,
  top: top - 1,
  right: right + 2,
  bottom: bottom + 1,
});

/** Compares the two pictures of each line. @returns {Promise<{ checked: number, wrong: string[] }>} */
async function compareText(page, ratio) {
  await settled(page);
  // Scrolled to between device pixels, the page's own text is blurred over two of them.
  const isBetween = await page.evaluate(() => (scrollY * devicePixelRatio) % 1 !== 0);
  const allowed = isBetween ? 1 + 0.6 / ratio : 1;
  const lines = await page.evaluate(visibleLines);
  const drawn = await picture(page);
  await page.evaluate(showMirror);
  const mirrored = await picture(page);
  await page.evaluate(showCanvas);
  const wrong = [];
  let checked = 0;
  for (const { words, place, color } of lines) {
    if (color !== "rgba(0, 0, 0, 0)") wrong.push(`"${words}" is seen twice`);
    const expected = inkIn(mirrored, around(place), ratio);
    if (!expected) continue;
    const ink = inkIn(drawn, around(place), ratio);
    ++checked;
    const off = ink ? apart(ink, expected) : Infinity;
    if (off > allowed) wrong.push(`"${words}" is ${off.toFixed(2)} px off`);
  }
  return { checked, wrong };
}

/** Fields whose drawn frame is not where the element is. */
async function compareFrames(page, ratio) {
  const fields = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "#page :is(input, select, textarea):not([type=radio], [type=checkbox])",
      ),
    ]
      .map((field) => ({ name: field.name, rect: field.getBoundingClientRect().toJSON() }))
      .filter(({ rect }) => rect.width > 40 && rect.top > 60 && rect.bottom < innerHeight - 4),
  );
  const drawn = await picture(page);
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
];

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
  test.describe(`at ${ratio} device pixels per pixel`, () => {
    test.use({ who: "resident", deviceScaleFactor: ratio });

    test("text and frames are where their elements are", async ({ page }) => {
      test.slow(); // five pages, three pictures each, of nine times the pixels
      for (const place of places) {
        await page.goto(place);
        await loaded(page);
        const { checked, wrong } = await compareText(page, ratio);
        expect(wrong, place).toEqual([]);
        expect(checked, `lines compared on ${place}`).toBeGreaterThan(10);
        expect(await compareFrames(page, ratio), place).toEqual([]);
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
