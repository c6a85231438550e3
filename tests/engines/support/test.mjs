// `test` for what has to work in every engine. A test asks for `person`, who sits at the engine of the project.

import { test as base, expect } from "@playwright/test";
import { Api } from "../../browser/support/api.mjs";
import { serverFixtures } from "../../browser/support/server.mjs";
import { startChromium } from "./chromium.mjs";
import { eventually } from "./display.mjs";
import { startFirefox } from "./firefox.mjs";
import { startWebKit } from "./webkit.mjs";

export { expect };

const engines = { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit };

/** What people do, in terms of what each engine can. */
export class Person {
  /** @param browser one of chromium.mjs, firefox.mjs, webkit.mjs; @param {string} origin of the console */
  constructor(browser, origin) {
    this.browser = browser;
    this.origin = origin;
  }

  open(path) {
    return this.browser.open(this.origin + path);
  }

  /** Waits until there is such an element. */
  #element(role, name) {
    return eventually(
      async () => (await this.browser.find(role, name))[0] ?? null,
      `${role} "${name}"`,
    );
  }

  async click(role, name) {
    await (await this.#element(role, name)).click();
  }

  /** With a finger. */
  async tap(role, name) {
    await this.browser.tap(await this.#element(role, name));
  }

  press(...keys) {
    return this.browser.press(...keys);
  }

  /** Into what has the focus, in place of what is there. */
  async write(text) {
    await this.browser.press("Control", "a");
    await this.browser.type(text);
  }

  async fill(name, text) {
    await this.click("textbox", name);
    await this.write(text);
  }

  /** Waits until there is exactly one such element. */
  meets(role, name) {
    const isOne = async () => (await this.browser.find(role, name)).length === 1;
    return eventually(isOne, `${role} "${name}"`);
  }

  lacks(role, name) {
    const isNone = async () => (await this.browser.find(role, name)).length === 0;
    return eventually(isNone, `no ${role} "${name}"`);
  }

  /** Waits until the words are somewhere on the page. */
  sees(words) {
    return eventually(
      () => this.browser.evaluate((text) => document.body.textContent.includes(text), words),
      `"${words}"`,
    );
  }

  /** What has the focus: its label, or its own words. */
  focused() {
    return this.browser.evaluate(() => {
      const { activeElement } = document;
      return (
        activeElement.labels?.[0]?.textContent ||
        activeElement.ariaLabel ||
        activeElement.getAttribute("aria-label") ||
        activeElement.textContent
      );
    });
  }

  tabTo(name) {
    return this.#pressUntilAt(name, "Tab");
  }

  tabBackTo(name) {
    return this.#pressUntilAt(name, "Shift", "Tab");
  }

  async #pressUntilAt(name, ...chord) {
    for (let stops = 0; stops < 40; ++stops) {
      await this.press(...chord);
      if ((await this.focused()) === name) return;
    }
    throw new Error(`${chord.join("+")} does not lead to "${name}"`);
  }

  async signIn({ email, password }) {
    await this.open("/sign-in");
    await this.fill("E-mail", email);
    await this.fill("Password", password);
    await this.press("Enter");
    await this.meets("heading", "Dashboard");
  }

  evaluate(script, ...args) {
    return this.browser.evaluate(script, ...args);
  }
}

export const test = base.extend({
  ...serverFixtures,

  // eslint-disable-next-line no-empty-pattern -- Playwright reads from here that the fixture uses no other
  engine: ({}, use, { project }) => use(project.name),

  /** Whether the engine is let draw. */
  webgl: [true, { option: true }],

  /** Whether it falsifies the pixels that a script reads from a canvas, against fingerprinting. */
  falsified: [false, { option: true }],

  person: async ({ server, engine, webgl, falsified }, use) => {
    const { browser, stop } = await engines[engine]({ webgl, falsified });
    await use(new Person(browser, server.origin));
    await stop();
  },

  account: ({ server }, use) => server.addAccount().then(use),

  /** Speaks to the server for the same account by another way than the engine. */
  api: async ({ server, account, playwright }, use) => {
    const request = await playwright.request.newContext({ baseURL: server.origin });
    const api = new Api(request);
    await api.signIn(account);
    await use(api);
    await request.dispose();
  },
});
