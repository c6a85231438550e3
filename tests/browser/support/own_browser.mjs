// A Chromium as people run it: tabs are hidden behind others, and the browser discards them, which Playwright's own
// settings prevent.

/* global chrome -- of the extension, in what its worker does */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const extension = fileURLToPath(new URL("tab_keeper", import.meta.url));

const start = ({ executablePath, args }, profile) =>
  spawn(executablePath, [
    ...args.filter((arg) => !arg.startsWith("--disable-features")),
    "--headless=new",
    "--no-first-run",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    "--disable-features=DisableLoadExtensionCommandLineSwitch",
    "about:blank",
  ]);

/** Where it listens, once it does. */
async function addressOf(profile, child) {
  while (child.exitCode === null) {
    const text = await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const [port, path] = text.split("\n");
    if (path) return `ws://127.0.0.1:${port}${path}`;
    await pause(100);
  }
  throw new Error(`Chromium ended with ${child.exitCode}`);
}

export class OwnBrowser {
  #child;
  #profile;
  #address;
  #browser;

  /** @param {{executablePath: string, args: string[]}} options as Playwright's `launchOptions` */
  static async start(options) {
    const own = new OwnBrowser();
    own.#profile = await mkdtemp(join(tmpdir(), "mooring-chromium-"));
    own.#child = start(options, own.#profile);
    own.#address = await addressOf(own.#profile, own.#child);
    await own.connect();
    return own;
  }

  /** Playwright has nothing more to do with a tab that crashed, unless it comes anew. */
  async connect() {
    await this.#browser?.close();
    this.#browser = await chromium.connectOverCDP(this.#address, { noDefaults: true });
  }

  get context() {
    return this.#browser.contexts()[0];
  }

  async #withTabs(act, id) {
    const [worker] = this.context.serviceWorkers();
    return (worker ?? (await this.context.waitForEvent("serviceworker"))).evaluate(act, id);
  }

  /** @returns {Promise<number>} the tab that is in front */
  front() {
    return this.#withTabs(async () => (await chrome.tabs.query({ active: true }))[0].id);
  }

  /** The browser frees the memory of a tab behind others. @returns {Promise<number>} its new number */
  discard(tab) {
    return this.#withTabs(async (id) => (await chrome.tabs.discard(id)).id, tab);
  }

  /** As a click on the tab does. */
  show(tab) {
    return this.#withTabs(async (id) => void (await chrome.tabs.update(id, { active: true })), tab);
  }

  /** As the browser's own button does. */
  reload(tab) {
    return this.#withTabs((id) => chrome.tabs.reload(id), tab);
  }

  async stop() {
    await this.#browser.close();
    const ended = once(this.#child, "exit");
    this.#child.kill();
    await ended;
    await rm(this.#profile, { recursive: true, maxRetries: 5 });
  }
}
