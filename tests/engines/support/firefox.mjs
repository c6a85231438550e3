// A person at Firefox, by WebDriver BiDi. Elements are found by the roles and names that Firefox itself computes.

import { execFileSync } from "node:child_process";
import puppeteer from "puppeteer-core";
import { startDisplay } from "./display.mjs";
import { tapElement } from "./finger.mjs";

const keys = { Control: "Control", Shift: "Shift", Space: " " };

/** As a person does who clicks on a window: only in the active one does Firefox press buttons by keys. */
function activateWindow(display) {
  const window = ["search", "--sync", "--onlyvisible", "--name", "Mozilla Firefox"];
  const click = ["mousemove", "400", "400", "click", "1", "mousemove", "0", "0"];
  execFileSync("xdotool", [...window, "windowfocus", ...click], {
    env: { ...process.env, DISPLAY: display.name },
  });
}

export async function startFirefox({ webgl, falsified }) {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: false, // without a screen it has no WebGL
    env: { ...process.env, DISPLAY: display.name, MOZ_ENABLE_WAYLAND: "0" },
    args: ["--width=1200", "--height=900"],
    defaultViewport: null,
    extraPrefsFirefox: {
      "webgl.disabled": !webgl,
      "privacy.resistFingerprinting": falsified,
      "privacy.resistFingerprinting.letterboxing": false, // a margin around the page, which screenshots leave out
    },
  });
  const [page] = await browser.pages();
  activateWindow(display);
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
  async find(role, name) {
    const found = await this.page.$$(`aria/${name}[role="${role}"]`);
    if (found.length > 0 || role !== "textbox") return found;
    const named = await this.page.$$(`aria/${name}`);
    const isPassword = await Promise.all(
      named.map((element) => element.evaluate(({ type }) => type === "password")),
    );
    return named.filter((_, index) => isPassword[index]);
  }

  /** With a finger. */
  tap(element) {
    return element.evaluate(tapElement);
  }

  async press(...chord) {
    const held = chord.slice(0, -1);
    for (const key of held) await this.page.keyboard.down(keys[key]);
    await this.page.keyboard.press(keys[chord.at(-1)] ?? chord.at(-1));
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
