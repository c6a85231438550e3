// A page on which nothing happens does nothing.

import { settled } from "./support/page.mjs";
import { expect, test, thorough } from "./support/test.mjs";

/** Counts what a page does by itself, from before its first script on. */
function countActivity() {
  const counts = { frames: 0, timers: 0, drawing: 0 };
  window.activity = counts;
  const count = (owner, name, kind) => {
    const original = owner[name];
    owner[name] = function counted(...args) {
      counts[kind] += 1;
      return Reflect.apply(original, this, args);
    };
  };
  count(window, "requestAnimationFrame", "frames");
  count(window, "setTimeout", "timers");
  count(window, "setInterval", "timers");
  const context = WebGL2RenderingContext.prototype;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(context))) {
    if (typeof value === "function") count(context, name, "drawing");
  }
}

/** What the page did in `ms` in which nobody touched it. */
async function activityIn(page, ms) {
  await settled(page);
  const before = await page.evaluate(() => ({ ...window.activity }));
  await page.waitForTimeout(ms); // the one place where waiting is what is tested
  const after = await page.evaluate(() => ({ ...window.activity }));
  return Object.fromEntries(Object.keys(before).map((key) => [key, after[key] - before[key]]));
}

const nothing = { frames: 0, timers: 0, drawing: 0 };

test.use({ who: "resident" });

test.beforeEach(({ page }) => page.addInitScript(countActivity));

test("the counting works: a page that is used does draw", async ({ page }) => {
  await page.goto("/settings/profile");
  await settled(page);
  const { frames, drawing } = await page.evaluate(() => window.activity);
  expect(frames).toBeGreaterThan(0);
  expect(drawing).toBeGreaterThan(50);
});

test("a field with the focus: no frames, no timers, no drawing", async ({ page }) => {
  await page.goto("/settings/profile");
  await page.getByLabel("Company").focus();
  expect(await activityIn(page, 10_000)).toEqual(nothing);
});

test("an open dialog: no frames, no timers, no drawing", thorough, async ({ page }) => {
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Delete terraform" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await activityIn(page, 10_000)).toEqual(nothing);
});

test("the pointer at rest over a button: no frames, no timers, no drawing", async ({ page }) => {
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Delete terraform" }).hover();
  expect(await activityIn(page, 3_000)).toEqual(nothing);
});
