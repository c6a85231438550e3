// Browser tests: Debian's Chromium against the real serve.py, one of its own for each worker.

import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const isThorough = Boolean(process.env.MOORING_THOROUGH);
// A program under AddressSanitizer takes its time.
const timeoutFactor = Number(process.env.MOORING_TIMEOUT_FACTOR ?? 1);
const build = fileURLToPath(new URL("../../build", import.meta.url));

/** The journeys, behind a server that may stand before the console; its certificate is of today, by nobody. */
const behind = (front, journeys) => ({
  name: front,
  testMatch: ["hosting", ...journeys].map((name) => `${name}.spec.mjs`),
  use: { front, ignoreHTTPSErrors: true },
});
const sections = [
  "account",
  "activity",
  "api_keys",
  "cloud_links",
  "dashboard",
  "profile",
  "sessions",
];

export default defineConfig({
  projects: [
    { name: "serve.py", testMatch: "*.spec.mjs" },
    behind("nginx", isThorough ? [...sections, "security", "sign_in"] : ["dashboard", "sign_in"]),
    behind("caddy", isThorough ? ["profile", "sign_in"] : ["dashboard"]),
  ],
  grepInvert: isThorough ? undefined : /@thorough/,
  outputDir: `${build}/browser`,
  reporter: process.env.CI ? "list" : "line",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0, // a second try is told as "flaky"
  timeout: timeoutFactor * 60_000,
  expect: { timeout: timeoutFactor * 10_000 },
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    colorScheme: "light",
    actionTimeout: timeoutFactor * 10_000,
    navigationTimeout: timeoutFactor * 20_000,
    trace: "on-first-retry", // recording costs a tenth of the time
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox", // Chromium's own does not work as root, and what is loaded here is ours
        "--use-angle=swiftshader", // WebGL without a graphics card
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
