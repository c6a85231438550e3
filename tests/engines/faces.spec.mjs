// Both faces of the page in every engine: picture and elements agree, and the elements can stand alone.

import { PNG } from "pngjs";
import { apart, inkIn } from "../browser/support/ink.mjs";
import { expect, test } from "./support/test.mjs";

/** Words of one line, and where the element has them; and what is in fields, inside of their frames. */
const lines = () => {
  const fields = [...document.querySelectorAll("#page input[type=text]")].map((input) => {
    const { left, top, right, bottom } = input.getBoundingClientRect();
    const words = input.value;
    return { words, left: left + 6, top: top + 4, right: right - 6, bottom: bottom - 4 };
  });
  const words = [...document.querySelectorAll("#page :is(h1, h2, label, p)[data-text]")]
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
    });
  return [...words, ...fields].filter((place) => place.words && place.bottom < innerHeight);
};

const show = (mirror) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    mirror
      ? `html, body { background: white !important }
         #canvas { visibility: hidden }
         #page.drawn :is([data-text], [data-text] *, input) { color: black !important }`
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

/** From right to left, shaped, of many strokes, coloured. */
const scripts = {
  Name: "سلام عليكم",
  Company: "हिन्दी क्षत्रिय",
  "Job title": "日本語の文字 👩🏽‍🚀",
};

/** @param {Record<string, string>} texts by the names of their fields */
async function comparePictures({ person, account }, texts) {
  await person.signIn(account);
  await person.open("/settings/profile");
  for (const [name, words] of Object.entries(texts)) await person.fill(name, words);
  await person.press("Tab"); // a field with the focus shows its own text in both pictures
  const places = await person.evaluate(lines);
  expect(places.length).toBeGreaterThan(6);
  const drawn = await picture(person);
  await person.evaluate(show, true);
  const mirrored = await picture(person);
  // Not `devicePixelRatio`, which may be falsified as well.
  const ratio = drawn.width / (await person.evaluate(() => innerWidth));
  for (const place of places) {
    const [ink, expected] = [inkIn(drawn, place, ratio), inkIn(mirrored, place, ratio)];
    expect(ink, place.words).not.toBeNull();
    expect(apart(ink, expected), place.words).toBeLessThanOrEqual(1);
  }
}

test("Text of picture and elements within a pixel", ({ person, account }) =>
  comparePictures({ person, account }, scripts));

test.describe(() => {
  test.use({ falsified: true });

  test("Text within a pixel where canvas pixels are falsified", async ({
    person,
    account,
    engine,
  }) => {
    test.skip(engine !== "Firefox", "Only Firefox has a setting for it.");
    // Firefox then has fonts for few scripts, and shows the numbers of all other letters.
    await comparePictures({ person, account }, { Name: "سلام عليكم", Company: "Ada 👩🏽‍🚀" });
  });
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
