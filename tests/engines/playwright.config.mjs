// What has to work in every engine: the same tests in Chromium, Firefox and WebKitGTK, each driven by its own protocol.
// Playwright runs the tests; of the browsers it drives only Chromium.

import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const isThorough = Boolean(process.env.MOORING_THOROUGH);
const build = fileURLToPath(new URL("../../build", import.meta.url));

export default defineConfig({
  testMatch: "*.spec.mjs",
  outputDir: `${build}/engines`,
  reporter: [[process.env.CI ? "list" : "line"], ["./support/table.mjs"]],
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0, // a second try is told as "flaky"
  timeout: 90_000,
  // The browser tests look at Chromium each time.
  projects: [
    ...(isThorough ? [{ name: "Chromium" }] : []),
    { name: "Firefox" },
    { name: "WebKit" },
  ],
});
