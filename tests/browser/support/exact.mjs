// What is drawn on the canvas, compared with the page's own text.

import { apart, inkIn, picture } from "./ink.mjs";
import { settled } from "./page.mjs";

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

/**
 * Compares the two pictures of each line.
 * @returns {Promise<{ checked: number, wrong: string[], drawn: object }>} with the picture that is drawn, as ink.mjs has it
 */
export async function compareText(page, ratio) {
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
  return { checked, wrong, drawn };
}
