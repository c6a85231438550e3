// A person at Chromium, by Playwright.

import { chromium } from "@playwright/test";
import config from "../../browser/playwright.config.mjs";

export async function startChromium({ webgl }) {
  const { args, ...options } = config.use.launchOptions;
  const browser = await chromium.launch({
    ...options,
    args: webgl ? args : [...args, "--disable-3d-apis"],
  });
  const context = await browser.newContext({
    viewport: { width: 1200, height: 800 },
    hasTouch: true,
  });
  return { browser: new Chromium(await context.newPage()), stop: () => browser.close() };
}

class Chromium {
  constructor(page) {
    this.page = page;
  }

  open(address) {
    return this.page.goto(address);
  }

  find(role, name) {
    return this.page.getByRole(role, { name, exact: true }).all();
  }

  /** With a finger. */
  tap(element) {
    return element.tap();
  }

  press(...keys) {
    return this.page.keyboard.press(keys.join("+"));
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** With one argument at most, as Playwright has it. */
  evaluate(script, argument) {
    return this.page.evaluate(script, argument);
  }

  screenshot() {
    return this.page.screenshot();
  }
}
