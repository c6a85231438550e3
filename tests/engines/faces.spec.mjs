// Both faces of the page in every engine: picture and elements agree, and the elements can stand alone.

import { PNG } from "pngjs";
import { apart, inkIn } from "../browser/support/ink.mjs";
import { expect, test } from "./support/test.mjs";

/** Words of one line, and where the element has them. */
const lines = () =>
  [...document.querySelectorAll("#page :is(h1, h2, label, p)[data-text]")]
    .filter(({ children }) => children.length === 0)
    .map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, top, right, bottom } = range.getBoundingClientRect();
      return {
        words: element.textContent,
        left: left - 2,
        top: top - 1,
        right: right + 2,
        bottom: bottom + 1,
      };
    })
    .filter(({ bottom, words }) => words && bottom < innerHeight);

const show = (mirror) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    mirror
      ? `html, body { background: white !important }
         #canvas { visibility: hidden }
         #page.drawn [data-text], #page.drawn [data-text] * { color: black !important }`
      : "",
  );
  document.adoptedStyleSheets = [sheet];
};

async function picture(person) {
  await person.evaluate(() => {
    scrollTo(0, 0);
  });
  await new Promise((done) => {
    setTimeout(done, 300); // until the browser has shown what was asked for; there is no event for that
  });
  return PNG.sync.read(Buffer.from(await person.browser.screenshot()));
}

test("Text of picture and elements within a pixel", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/profile");
  await person.meets("textbox", "Company");
  const places = await person.evaluate(lines);
  expect(places.length).toBeGreaterThan(6);
  const drawn = await picture(person);
  await person.evaluate(show, true);
  const mirrored = await picture(person);
  const ratio = await person.evaluate(() => devicePixelRatio);
  for (const place of places) {
    const [ink, expected] = [inkIn(drawn, place, ratio), inkIn(mirrored, place, ratio)];
    expect(ink, place.words).not.toBeNull();
    expect(apart(ink, expected), place.words).toBeLessThanOrEqual(1);
  }
});

test("The plain page, by choice", async ({ person, account }) => {
  await person.signIn(account);
  await person.click("button", "Show the plain page");
  await person.meets("button", "Show the drawn page");
  await person.click("link", "Settings");
  await person.click("link", "Profile");
  await person.fill("Company", "Plain Engines");
  await person.click("button", "Save");
  await person.sees("Saved");
  const color = await person.evaluate(() => getComputedStyle(document.querySelector("h1")).color);
  expect(color).not.toBe("rgba(0, 0, 0, 0)");
});

test.describe(() => {
  test.use({ webgl: false });

  test("The plain page, where there is no WebGL", async ({ person, account }) => {
    await person.signIn(account);
    expect(await person.evaluate(() => document.documentElement.className)).toBe("plain");
    await person.lacks("button", "Show the drawn page");
    await person.click("link", "Settings");
    await person.meets("link", "Configure AWS");
  });
});
