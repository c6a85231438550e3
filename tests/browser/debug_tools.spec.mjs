// Dear ImGui's own tools in a debug build (`make debug`): they stand over the page, take the pointer while it is on
// them, and leave the page as it is.

import { picture } from "./support/ink.mjs";
import { mainHeading, settled } from "./support/page.mjs";
import { expect, test, thorough } from "./support/test.mjs";

test.use({ bundle: "build/debug" });

/** Where debug_tools.cpp places the windows, in CSS pixels. */
const windows = {
  Metrics: { x: 40, y: 60 },
  "ID stack tool": { x: 480, y: 60 },
  "Style editor": { x: 480, y: 400 },
};
const size = { width: 420, height: 320 };

/** The first widget of the style editor's window. */
const pickAnItem = { x: windows["Style editor"].x + 70, y: windows["Style editor"].y + 70 };

async function openSignIn(page, query) {
  await page.goto(`/sign-in${query}`);
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await settled(page);
}

/** As a hand does it: the pointer is somewhere before it presses. */
async function pressAt(page, { x, y }) {
  await page.mouse.move(x, y);
  await settled(page);
  await page.mouse.click(x, y);
  await settled(page);
}

/** The share of pixels in a place that differ between two pictures of it. */
function shareThatDiffers(before, after, { x, y }) {
  let different = 0;
  for (let row = y; row < y + size.height; ++row) {
    for (let column = x; column < x + size.width; ++column) {
      const at = (row * before.width + column) * 4;
      if (before.data.readUInt32BE(at) !== after.data.readUInt32BE(at)) ++different;
    }
  }
  return different / (size.width * size.height);
}

test(
  "metrics, ID stack tool and style editor stand over the page that asks for them",
  thorough,
  async ({ page }) => {
    await openSignIn(page, "");
    const [without, meaning] = [await picture(page), await page.locator("body").ariaSnapshot()];
    await openSignIn(page, "?imgui");
    const withTools = await picture(page);
    for (const [name, place] of Object.entries(windows)) {
      expect(shareThatDiffers(without, withTools, place), name).toBeGreaterThan(0.02);
    }
    expect(await page.locator("body").ariaSnapshot()).toBe(meaning);
  },
);

test("a press on a tool does not reach the page below it", thorough, async ({ page }) => {
  await openSignIn(page, "?imgui");
  const email = page.getByLabel("E-mail");
  const { x, y, width, height } = await email.boundingBox();
  await page.getByLabel("Password").focus();
  await pressAt(page, { x: x + width / 2, y: y + height / 2 }); // under a window
  await expect(email).not.toBeFocused();
});

test(
  "the item picker ends at an item of the console, and the program lives on",
  thorough,
  async ({ page }) => {
    await openSignIn(page, "?imgui");
    const [email, heading] = [page.getByLabel("E-mail"), mainHeading(page, "Sign in")];
    const beside = { x: 440, y: 410 }; // of the card, where no item is
    await pressAt(page, beside);
    const before = await picture(page);
    await pressAt(page, pickAnItem);
    await page.mouse.move(beside.x, beside.y);
    await settled(page);
    // What it would pick stands beside the pointer.
    expect(shareThatDiffers(before, await picture(page), beside)).toBeGreaterThan(0.02);
    const { x, y, height } = await email.boundingBox();
    await pressAt(page, { x: x + 10, y: y + height / 2 });
    await expect(heading).toBeVisible();
    await email.fill("ada@example.com");
    await expect(email).toHaveValue("ada@example.com");
  },
);
