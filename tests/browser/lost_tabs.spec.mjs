// Tabs that the browser discards to save memory, and tabs that crash: whoever comes back finds what they typed, except
// secrets. In a Chromium of its own, which really discards.

import { loaded } from "./support/page.mjs";
import { OwnBrowser } from "./support/own_browser.mjs";
import { expect, test as base } from "./support/test.mjs";

const test = base.extend({
  browserOfOne: async ({ launchOptions }, use) => {
    const own = await OwnBrowser.start(launchOptions);
    await use(own);
    await own.stop();
  },
  context: async ({ browserOfOne, account }, use) => {
    await browserOfOne.context.addCookies(account.cookies);
    await use(browserOfOne.context);
  },
  page: ({ context }, use) => use(context.pages()[0]),
});

test.use({ who: "resident" });

const stored = (page) =>
  page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));

/** Goes to another tab, and has the browser discard this one meanwhile. @returns the page that it is afterwards */
async function discardMeanwhile(browserOfOne, context) {
  const tab = await browserOfOne.front();
  await context.newPage();
  const discarded = await browserOfOne.discard(tab);
  const again = context.waitForEvent("page");
  await browserOfOne.show(discarded);
  const page = await again;
  await page.waitForLoadState();
  await loaded(page);
  expect(await page.evaluate(() => document.wasDiscarded)).toBe(true);
  return page;
}

test("a tab that the browser discarded has what was typed when it is shown again", async ({
  browserOfOne,
  context,
  page,
  baseURL,
}) => {
  await page.goto(`${baseURL}/settings/profile`);
  await page.getByLabel("Company").fill("Babbage & Co");
  const again = await discardMeanwhile(browserOfOne, context);
  await expect(again.getByLabel("Company")).toHaveValue("Babbage & Co");
  await expect(again.getByRole("button", { name: "Save" })).toBeEnabled();
});

test("but no secret", async ({ browserOfOne, context, page, baseURL }) => {
  await page.goto(`${baseURL}/settings/security`);
  await page.getByLabel("Current password").fill("not to be kept anywhere");
  const again = await discardMeanwhile(browserOfOne, context);
  await expect(again.getByLabel("Current password")).toHaveValue("");
  expect(await stored(again)).not.toContain("not to be kept");
});

test("a tab that crashed has what was typed when it is loaded again", async ({
  browserOfOne,
  context,
  page,
  baseURL,
}) => {
  await page.goto(`${baseURL}/settings/profile`);
  await page.getByLabel("Company").fill("Babbage & Co");
  await expect.poll(() => stored(page)).toContain("Babbage");
  const tab = await browserOfOne.front();
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => {}); // there is nobody left to answer
  await crashed;
  await browserOfOne.reload(tab);
  await browserOfOne.connect();
  const [again] = browserOfOne.context.pages();
  await expect(again.getByLabel("Company")).toHaveValue("Babbage & Co");
});
