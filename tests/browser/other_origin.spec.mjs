// The console on one host, its API on another of the same site: two names of this machine, two ports.

import { startConsole } from "./support/fronts.mjs";
import { loaded, mainHeading, signIn } from "./support/page.mjs";
import { freePort } from "./support/ports.mjs";
import { startServer } from "./support/server.mjs";
import { expect, test as base } from "./support/test.mjs";

const test = base.extend({
  /** The API of a server, and the console of Caddy. */
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from here that the fixture uses no other
    async ({}, use) => {
      const [consolePort, apiPort] = [await freePort(), await freePort()];
      const origin = `http://console.mooring.localhost:${consolePort}`;
      const api = `http://api.mooring.localhost:${apiPort}`;
      const server = await startServer("--port", String(apiPort), "--console-origin", origin);
      const stopConsole = await startConsole({ port: consolePort, origin, api });
      await use({ ...server, origin, api });
      await stopConsole();
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test("signs in, changes a profile and makes a key there", async ({ page, server }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request));
  const account = await server.addAccount();
  await page.goto("/settings/profile");
  await signIn(page, account);
  await mainHeading(page, "Profile").waitFor();
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  // Twice: the tag of the first reply is needed for the second change.
  await page.getByLabel("Job title").fill("Engineer");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.reload();
  await expect(page.getByLabel("Job title")).toHaveValue("Engineer");
  await page.getByRole("link", { name: "API keys" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("terraform");
  await page.getByRole("button", { name: "Generate API key" }).click();
  await expect(page.getByText(`${server.api}/api/v1/profile`)).toBeVisible();
  const origins = new Set(asked.map((request) => new URL(request.url()).origin));
  expect([...origins].sort()).toEqual([server.api, server.origin].sort());
  const strays = asked.filter(
    (request) => request.url().startsWith(server.origin) && request.url().includes("/api/"),
  );
  expect(strays).toEqual([]);
});

test("the server's wait is shown there, too", async ({ page, server, complaints }) => {
  complaints.expect(/^4\d\d \/api\/v1\/session/);
  const account = await server.addAccount();
  await page.goto("/");
  for (let attempt = 0; attempt < 12; ++attempt) {
    await signIn(page, { ...account, password: `not it ${attempt}` });
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(page.getByText(/Try again in \d+ (second|minute)/)).toBeVisible();
});

test("browsers keep what a preflight said", async ({ server }) => {
  const reply = await fetch(
    `${server.api.replace("api.mooring.localhost", "127.0.0.1")}/api/v1/profile`,
    {
      method: "OPTIONS",
      headers: {
        Origin: server.origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "content-type,if-match,x-requested-with",
      },
    },
  );
  expect(reply.headers.get("access-control-allow-origin")).toBe(server.origin);
  expect(Number(reply.headers.get("access-control-max-age"))).toBeGreaterThan(600);
});
