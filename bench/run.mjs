#!/usr/bin/env node
// Measures Mooring beside its peers, in turn, in one run on this machine, and writes the table into RESULTS.md.
//
//   node bench/run.mjs [RUNS [BEFORE]]
//       RUNS: five unless given; `make bench` installs what it needs
//       BEFORE: a checkout of an earlier commit with its bundle built, to be measured in the same run

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import browserConfig from "../tests/browser/playwright.config.mjs";
import { serveKeycloak } from "./peers/keycloak.mjs";
import { serveMooring } from "./peers/mooring.mjs";
import { librarySizes } from "./peers/libraries.mjs";
import { cpuSeconds } from "./processes.mjs";

const runs = Number(process.argv[2] ?? 5);
const earlierCheckout = process.argv[3] && resolve(process.argv[3]);
const idleSeconds = 8;

/** A slow phone on a slow line, as in the budget. */
const slow = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, cpu: 4 };

async function slowDown(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", { offline: false, ...slow });
  await client.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
}

function count(page) {
  const sizes = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith("data:")) sizes.push(request.sizes());
  });
  return async () => {
    const all = await Promise.all(sizes);
    const bytes = all.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    return { requests: all.length, kilobytes: bytes / 1000 };
  };
}

/** From the start of the navigation until the field is there and has its value. */
async function timeUntilUsable(page, { origin, path, field, value }) {
  const start = performance.now();
  await page.goto(origin + path, { waitUntil: "commit" });
  await page.waitForFunction(
    ([selector, wanted]) => document.querySelector(selector)?.value === wanted,
    [field, value],
    { timeout: 120_000 },
  );
  return performance.now() - start;
}

async function withPage(site, use, arm = () => {}) {
  const browser = await chromium.launch(browserConfig.use.launchOptions);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies(site.cookies ?? []);
  const page = await context.newPage();
  await arm(page);
  const result = await use(page);
  await browser.close();
  return result;
}

const visitSlowly = (site) =>
  withPage(
    site,
    async (page) => {
      const counted = count(page);
      const seconds = (await timeUntilUsable(page, site)) / 1000;
      return { seconds, ...(await counted()) };
    },
    slowDown,
  );

async function heapMegabytes(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const program = await page.evaluate(() => window.mooring?.stats().heapBytes ?? 0);
  return (usedSize + program) / 1e6;
}

/**
 * The median of the program's latest 64 frames, all of them the same kind: Tab moves the ring around the focus. Twice as
 * many come before, because the browser compiles better what has run for a while. Undefined for others' programs.
 */
async function frameMilliseconds(page) {
  if (!(await page.evaluate(() => Boolean(window.mooring)))) return undefined;
  for (let frame = 0; frame < 3 * 64; ++frame) {
    await page.keyboard.press("Tab");
    await page.evaluate(
      () =>
        new Promise((drawn) => {
          window.requestAnimationFrame(drawn);
        }),
    );
  }
  return page.evaluate(() => window.mooring.stats().medianFrameMs);
}

/** With a field focused and nobody there. */
const restIdle = (site) =>
  withPage(site, async (page) => {
    await timeUntilUsable(page, site);
    await page.focus(site.field);
    await page.waitForTimeout(2000);
    const before = cpuSeconds();
    await page.waitForTimeout(idleSeconds * 1000);
    const idle = ((cpuSeconds() - before) / idleSeconds) * 100;
    return { idle, heap: await heapMegabytes(page), frame: await frameMilliseconds(page) };
  });

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const spread = (values, digits) => {
  const text = (value) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))} to ${text(Math.max(...values))})`;
};

const rows = [
  ["bytes until usable, brotli, KB", "kilobytes", 1],
  ["requests until usable", "requests", 0],
  ["time until usable, slow line and CPU, s", "seconds", 2],
  ["idle CPU of all browser processes, a field focused, %", "idle", 1],
  ["memory of script and program, MB", "heap", 1],
  ["one frame, median of the program's own, ms", "frame", 2],
];

/** The first site's medians in relation to those of each other. */
function table(measured) {
  const [ours, ...others] = [...measured.keys()];
  const values = (name, key) => measured.get(name).map((run) => run[key]);
  const isKnown = (name, key) => values(name, key)[0] !== undefined;
  const cell = (name, key, digits) => (isKnown(name, key) ? spread(values(name, key), digits) : "");
  const ratio = (name, key) =>
    isKnown(name, key) ? (median(values(ours, key)) / median(values(name, key))).toFixed(2) : "";
  const lines = rows.map(([title, key, digits]) => {
    const theirs = others.flatMap((name) => [cell(name, key, digits), ratio(name, key)]);
    return `| ${[title, cell(ours, key, digits), ...theirs].join(" | ")} |`;
  });
  const columns = [ours, ...others.flatMap((name) => [name, "ratio"])];
  const head = `| | ${columns.join(" | ")} |`;
  return [head, `| --- |${" --- |".repeat(columns.length)}`, ...lines].join("\n");
}

/** The console as it was in another checkout. */
async function serveBefore(checkout) {
  const { serveMooring: serve } = await import(join(checkout, "bench/peers/mooring.mjs"));
  const commit = execFileSync("git", ["-C", checkout, "rev-parse", "--short", "HEAD"], {
    encoding: "utf8",
  });
  return { ...(await serve()), name: `Mooring at ${commit.trim()}` };
}

async function measure(sites) {
  const measured = new Map(sites.map(({ name }) => [name, []]));
  for (let run = 1; run <= runs; ++run) {
    for (const site of sites) {
      console.log(`run ${run} of ${runs}: ${site.name}`);
      measured.get(site.name).push({ ...(await visitSlowly(site)), ...(await restIdle(site)) });
    }
  }
  return measured;
}

function chromiumVersion() {
  const { executablePath } = browserConfig.use.launchOptions;
  return execFileSync(executablePath, ["--version"], { encoding: "utf8" }).trim();
}

const earlier = earlierCheckout ? [await serveBefore(earlierCheckout)] : [];
const sites = [await serveMooring(), ...earlier, await serveKeycloak()];
const measured = await measure(sites);
sites.forEach(({ stop }) => stop());

const report = `# Mooring beside its peers

Made by \`make bench\`: medians of ${runs} runs in turn, with the least and the most. ${cpus().length} × ${cpus()[0].model},
${chromiumVersion()}, software rendering.
Both sites are visited by somebody who has a session, with an empty cache, until the fields of the profile have their values.
Idle, both have a caret that blinks; over a canvas each blink costs a browser without a graphics processor more.

${table(measured)}

Slow line and CPU: 1.6 Mbit/s, ${slow.latency} ms, CPU slowed ${slow.cpu} times. Keycloak's bytes are without its texts, which
come in a request of their own, and its time is with the redirect by which it signs in at each visit; its API is answered by a
small local server (peers/keycloak.mjs), Mooring's by its reference backend. A frame of Mooring's is view, layout and drawing.

## Libraries alone

What a program made with them loads before it has drawn anything of its own.

| | brotli, KB |
| --- | --- |
${librarySizes()
  .map(({ name, bytes }) => `| ${name} | ${(bytes / 1000).toFixed(0)} |`)
  .join("\n")}
`;
writeFileSync(new URL("RESULTS.md", import.meta.url), report);
console.log(report);
