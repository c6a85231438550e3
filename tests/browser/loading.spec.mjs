// What a visit costs before the first section can be used: bytes, requests, and who waits for whom.

import { picture } from "./support/ink.mjs";
import { loaded, mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

/** All that the page was answered, with what came over the wire, bodies only. */
function recordTraffic(page) {
  const replies = [];
  // Not at the end of a request: Chromium calls some aborted whose reply the page has in full.
  page.on("response", (response) => {
    const bytes = Number(response.headers()["content-length"]);
    replies.push({ path: new URL(response.url()).pathname, bytes });
  });
  return replies;
}

/** Paths of what was asked over the wire, with the status that the server answered. */
async function recordWire(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const paths = new Map();
  const answers = [];
  client.on("Network.requestWillBeSent", ({ requestId, request }) =>
    paths.set(requestId, new URL(request.url).pathname),
  );
  // Comes only for what went to the server.
  client.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) =>
    answers.push({ requestId, statusCode }),
  );
  return () => answers.map(({ requestId, statusCode }) => `${statusCode} ${paths.get(requestId)}`);
}

/** Holds back the answer to what matches, until the returned function is called. */
async function hold(page, pattern) {
  let release;
  const released = new Promise((done) => {
    release = done;
  });
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

// Somebody whose own data are few.
test.use({ who: "visitor" });

test("the first section takes 238 KB and seven requests at most, and the icon", async ({
  page,
}) => {
  const replies = recordTraffic(page);
  await page.goto("/settings/cloud-accounts");
  await loaded(page);
  const paths = replies.map(({ path }) => path.replace(/-[0-9A-Z]{8}\./, "."));
  expect(paths.sort()).toEqual([
    "/api/v1/cloud-accounts",
    "/api/v1/session",
    "/assets/favicon.svg",
    "/assets/main.js",
    "/assets/mooring.wasm",
    "/assets/style.css",
    "/config.json",
    "/settings/cloud-accounts",
  ]);
  const bytes = replies.reduce((sum, reply) => sum + reply.bytes, 0);
  expect(bytes).toBeGreaterThan(100_000); // they were counted
  expect(bytes).toBeLessThanOrEqual(238_500);
});

test("the page is there before the program, and nobody waits who need not", async ({ page }) => {
  const session = page.waitForResponse("**/api/v1/session");
  const release = await hold(page, "**/*.wasm");
  await page.goto("/settings/profile", { waitUntil: "commit" });
  await expect(page.getByText("Mooring", { exact: true })).toBeVisible();
  await expect(page.getByText("Loading")).toBeVisible();
  expect((await session).ok()).toBe(true);
  // The script is there, and with it a canvas that nothing was drawn on.
  const { data, width, height } = await picture(page);
  const lastPixel = (width * height - 1) * 4;
  expect([...data.subarray(lastPixel, lastPixel + 3)]).toEqual([0xf5, 0xf6, 0xf8]);
  expect((await page.locator("#first-paint .bar").boundingBox()).width).toBe(width);
  await release();
  await mainHeading(page, "Profile").waitFor();
});

test("a second visit asks whether the page has changed, and for data, but for nothing else", async ({
  page,
}) => {
  await page.goto("/settings/profile");
  await loaded(page);
  const answers = await recordWire(page);
  await page.goto("/settings/profile");
  await loaded(page);
  expect(answers().sort()).toEqual([
    "200 /api/v1/profile",
    "200 /api/v1/session",
    "304 /settings/profile",
  ]);
});
