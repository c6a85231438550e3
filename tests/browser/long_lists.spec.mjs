// 10,000 keys and 1,000 cloud accounts: as quick, and as easy to get about in, as three.

import { compareText } from "./support/exact.mjs";
import { manyAccounts, manyKeys } from "./support/many.mjs";
import { settled } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";

test.use({ who: "collector" });

const mostNodes = 1000;
const mostHeapBytes = 64 * 1024 * 1024;

const rows = (page) => page.getByRole("row");
const search = (page) => page.getByRole("searchbox", { name: "Search" });
const told = (page, words) => page.getByRole("status").filter({ hasText: words });
const stats = (page) => page.evaluate(() => window.mooring.stats());

async function openKeys(page) {
  await page.goto("/settings/api-keys");
  await expect(told(page, "10,000 keys")).toBeVisible();
  await settled(page);
}

async function openAccounts(page) {
  await page.goto("/settings/cloud-accounts");
  await expect(told(page, "1,000 accounts")).toBeVisible();
  await settled(page);
}

/** Scrolls there, and waits until what belongs there has been loaded. */
async function scrollTo(page, part) {
  await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), part);
  const isShown = () => {
    const shown = [...document.querySelectorAll("#page tr, #page li")];
    return shown.some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top < innerHeight && bottom > innerHeight / 2;
    });
  };
  await page.waitForFunction(isShown, undefined, { timeout: 30_000 }); // at 3x a frame takes long without a GPU
  await settled(page);
}

/** The number of the row with the focus. A frame later, since no keyboard repeats faster than a screen. */
function focusedRow(page) {
  return page.evaluate(async () => {
    const row = document.activeElement.closest("tr");
    await new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(done));
    });
    return row?.getAttribute("aria-rowindex");
  });
}

for (const [what, open] of [
  ["10,000 keys", openKeys],
  ["1,000 accounts", openAccounts],
]) {
  test(`${what}: every part of the list is reached, with few elements and little memory`, async ({
    page,
  }) => {
    test.slow();
    await open(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (const part of [0.25, 0.5, 1, 1, 0]) {
      await scrollTo(page, part);
      const { nodes, heapBytes } = await stats(page);
      expect(nodes).toBeLessThan(mostNodes);
      expect(heapBytes).toBeLessThanOrEqual(mostHeapBytes);
    }
    const after = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(Math.abs(after / height - 1)).toBeLessThan(0.3);
    for (let wheel = 0; wheel < 60; ++wheel) {
      await page.mouse.move(700, 400);
      await page.mouse.wheel(0, 400);
    }
    await settled(page);
    const { medianFrameMs, heapBytes, nodes } = await stats(page);
    // eslint-disable-next-line no-console -- a time, which is no gate
    console.log(
      `${what}: median frame ${medianFrameMs.toFixed(2)} ms, ${nodes} nodes, ${heapBytes >> 20} MiB`,
    );
    const frames = (await stats(page)).frames;
    await page.waitForTimeout(1000);
    expect((await stats(page)).frames).toBe(frames);
  });
}

test("rows say which of how many they are", async ({ page }) => {
  await openKeys(page);
  const table = page.getByRole("table", { name: "API keys" });
  await expect(table).toHaveAttribute("aria-rowcount", String(manyKeys + 1));
  await expect(rows(page).nth(1)).toHaveAttribute("aria-rowindex", "2");
  await page.getByRole("combobox", { name: "Order" }).selectOption("Oldest first");
  await expect(rows(page).nth(1)).toContainText("nightly report 1");
  await scrollTo(page, 1);
  await scrollTo(page, 1);
  await expect(rows(page).last()).toHaveAttribute("aria-rowindex", String(manyKeys + 1));
  await expect(rows(page).last()).toContainText("deploy 10000");

  await openAccounts(page);
  const item = page.getByRole("listitem").first();
  await expect(item).toHaveAttribute("aria-setsize", String(manyAccounts));
  await expect(item).toHaveAttribute("aria-posinset", "1");
});

test("the keyboard goes through the rows one after the other, past those of the first page", async ({
  page,
}) => {
  test.slow();
  await openKeys(page);
  await page.getByRole("combobox", { name: "Order" }).focus();
  for (let row = 0; row < 130; ++row) {
    for (let action = 0; action < 2; ++action) {
      await page.keyboard.press("Tab"); // to rotate it, to delete it
      const index = await focusedRow(page);
      expect(index).toBe(String(row + 2));
    }
  }
  await expect(page.locator("button:focus")).toBeInViewport();
  await page.evaluate(() => scrollTo(0, 0));
  await settled(page);
  await page.keyboard.press("Tab"); // from where the focus is, not from where the page is
  await expect(page.locator("tr", { has: page.locator("button:focus") })).toHaveAttribute(
    "aria-rowindex",
    "132",
  );
  await expect(page.locator("button:focus")).toBeInViewport();
});

test("a search finds among all of them, says how many, and can be taken back", async ({ page }) => {
  await openKeys(page);
  await search(page).pressSequentially("terraform 999");
  await expect(told(page, "3 of 10,000 keys")).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await search(page).fill("no such key");
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(told(page, "10,000 keys")).toBeVisible();
  await expect(search(page)).toHaveValue("");
});

test("what was searched for is still there after a look at another section", async ({ page }) => {
  await openKeys(page);
  await search(page).fill("backup");
  await expect(told(page, "2,500 of 10,000 keys")).toBeVisible();
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByRole("link", { name: "API keys" }).click();
  await expect(search(page)).toHaveValue("backup");
  await expect(told(page, "2,500 of 10,000 keys")).toBeVisible();
});

test("accounts are filtered by provider and state, and searched by what they link", async ({
  page,
}) => {
  await openAccounts(page);
  await page.getByRole("combobox", { name: "Provider" }).selectOption("GCP");
  await expect(told(page, "333 of 1,000 accounts")).toBeVisible();
  await page.getByRole("combobox", { name: "State" }).selectOption("Failed");
  await expect(told(page, "83 of 1,000 accounts")).toBeVisible();
  await search(page).fill("PROJECT-11@");
  await expect(page.getByRole("listitem")).toHaveCount(0);
  await search(page).fill("@PROJECT-11.");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("listitem")).toContainText("Production 11");
});

for (const ratio of [1, 1.25, 3]) {
  test.describe(`at ${ratio} device pixels per pixel`, thoroughUnless(ratio === 1.25), () => {
    test.use({ deviceScaleFactor: ratio, viewport: { width: 1000, height: 700 } });
    test("text deep in a list is where its elements are", async ({ page }) => {
      test.slow();
      await openKeys(page);
      for (const part of [0.5, 1, 1]) {
        await scrollTo(page, part);
        const { checked, wrong } = await compareText(page, ratio);
        expect(wrong).toEqual([]);
        expect(checked).toBeGreaterThan(20);
      }
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test("the list ends where the page does", async ({ page }) => {
    test.slow();
    await openKeys(page);
    await scrollTo(page, 1);
    await scrollTo(page, 1);
    await expect(rows(page).last()).toHaveAttribute("aria-rowindex", String(manyKeys));
    const { checked, wrong } = await compareText(page, 1);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(10);
  });
});

test("the plain page loads on demand", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("mooring.plain", "yes"));
  await openKeys(page);
  await expect(rows(page)).toHaveCount(101);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await settled(page);
  await expect(rows(page)).toHaveCount(101);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(rows(page)).toHaveCount(301);
});
