// The page's elements are changed where something changed, and nowhere else.

import { loaded, settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "resident" });

const stats = (page) => page.evaluate(() => window.mooring.stats());

/** Elements that change while something is done, as "id kind". */
async function changesDuring(page, act) {
  await settled(page);
  await page.evaluate(() => {
    window.changes = new Set();
    const observer = new MutationObserver((records) => {
      for (const { target, type, attributeName } of records) {
        window.changes.add(`${target.id || target.nodeName} ${attributeName ?? type}`);
      }
    });
    observer.observe(document.getElementById("page"), {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    window.stopWatching = () => observer.disconnect();
  });
  await act();
  await settled(page);
  return page.evaluate(() => {
    window.stopWatching();
    return [...window.changes];
  });
}

test.beforeEach(async ({ page }) => {
  await page.goto("/settings/profile");
  await loaded(page);
});

test("frames in which only the picture changes patch nothing", async ({ page }) => {
  const before = await stats(page);
  const changes = await changesDuring(page, async () => {
    await page.getByRole("link", { name: "Security" }).hover();
    await page.mouse.down();
    await page.mouse.move(900, 700);
    await page.mouse.up();
  });
  const after = await stats(page);
  expect(changes).toEqual([]);
  expect(after.frames).toBeGreaterThan(before.frames);
  expect(after.patches).toBe(before.patches);
});

test("a letter typed changes its field and no other element", async ({ page }) => {
  const company = page.getByLabel("Company");
  await company.press("End");
  await company.press("a"); // from now on there is something to save
  const id = await company.getAttribute("id");
  const changes = await changesDuring(page, () => company.press("b"));
  expect(changes.filter((change) => !change.startsWith(`${id} `))).toEqual([]);
  await expect(company).toBeFocused();
});

test("a change of what is there already costs a patch of less than 0.3 ms", async ({ page }) => {
  await page.goto("/settings/api-keys/new");
  await loaded(page);
  const { patches: before } = await stats(page);
  const times = [];
  for (let turn = 0; turn < 20; ++turn) {
    await page
      .getByRole("radio")
      .nth(turn % 2)
      .check();
    await settled(page);
    times.push((await stats(page)).lastPatchMs);
  }
  expect((await stats(page)).patches - before).toBeGreaterThanOrEqual(19); // the first was chosen already
  expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(0.3);
});

test("a patch that makes or takes away a button costs less than a millisecond", async ({
  page,
}) => {
  const company = page.getByLabel("Company");
  await company.press("End");
  for (let turn = 0; turn < 40; ++turn) {
    await company.press(turn % 2 ? "Backspace" : "x"); // Save and Discard come and go
    await settled(page);
  }
  const { patches, medianPatchMs } = await stats(page);
  expect(patches).toBeGreaterThan(20);
  expect(medianPatchMs).toBeLessThan(1); // on a machine that does other things as well
});

test("the numbers are of the program that runs, and nothing but numbers", async ({ page }) => {
  const first = await stats(page);
  expect(Object.values(first).every(Number.isFinite)).toBe(true);
  expect(first.nodes).toBe(await page.locator("#page [id]").count());
  await page.mouse.move(300, 300);
  await settled(page);
  const { frames, medianFrameMs, heapBytes } = await stats(page);
  expect(frames).toBeGreaterThan(first.frames);
  expect(medianFrameMs).toBeGreaterThan(0);
  expect(heapBytes).toBeLessThanOrEqual(16 * 1024 * 1024);
});
