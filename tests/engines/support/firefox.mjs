// A person at Firefox, by WebDriver BiDi. Elements are found by the roles and names that Firefox itself computes.

import puppeteer from "puppeteer-core";
import { eventually, startDisplay } from "./display.mjs";

const keys = { Control: "Control", Shift: "Shift" };

/** @param {object} [preferences] of Firefox, such as `webgl.disabled` */
export async function startFirefox(preferences = {}) {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: false, // without a screen it has no WebGL
    env: { ...process.env, DISPLAY: display.name, MOZ_ENABLE_WAYLAND: "0" },
    args: ["--width=1200", "--height=900"],
    defaultViewport: null,
    extraPrefsFirefox: preferences,
  });
  const [page] = await browser.pages();
  return {
    browser: new Firefox(page),
    async stop() {
      await browser.close();
      display.stop();
    },
  };
}

class Firefox {
  constructor(page) {
    this.page = page;
  }

  open(address) {
    return this.page.goto(address);
  }

  /** Firefox has a role of its own for fields of passwords, which ARIA has not. */
  async #all(role, name) {
    const found = await this.page.$$(`aria/${name}[role="${role}"]`);
    if (found.length > 0 || role !== "textbox") return found;
    const named = await this.page.$$(`aria/${name}`);
    const isPassword = await Promise.all(
      named.map((element) => element.evaluate(({ type }) => type === "password")),
    );
    return named.filter((_, index) => isPassword[index]);
  }

  async click(role, name) {
    const element = await eventually(
      async () => (await this.#all(role, name))[0] ?? null,
      `${role} "${name}"`,
    );
    await element.click();
  }

  async has(role, name) {
    return (await this.#all(role, name)).length === 1;
  }

  async press(...chord) {
    const held = chord.slice(0, -1);
    for (const key of held) await this.page.keyboard.down(keys[key]);
    await this.page.keyboard.press(chord.at(-1));
    for (const key of held) await this.page.keyboard.up(keys[key]);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  evaluate(script, ...args) {
    return this.page.evaluate(script, ...args);
  }

  screenshot() {
    return this.page.screenshot();
  }
}
