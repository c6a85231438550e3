// A person at Chromium, by Playwright.

import { chromium } from "@playwright/test";
import config from "../../browser/playwright.config.mjs";

export async function startChromium() {
  const browser = await chromium.launch(config.use.launchOptions);
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  return { browser: new Chromium(await context.newPage()), stop: () => browser.close() };
}

class Chromium {
  constructor(page) {
    this.page = page;
  }

  open(address) {
    return this.page.goto(address);
  }

  async #find(role, name) {
    const found = this.page.getByRole(role, { name, exact: true });
    await found.waitFor();
    return found;
  }

  async click(role, name) {
    await (await this.#find(role, name)).click();
  }

  async has(role, name) {
    return (await this.page.getByRole(role, { name, exact: true }).count()) === 1;
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
