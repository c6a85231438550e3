// What each server that may stand before the console has to do: serve.py itself, and those of deploy/.

import { request as sendTo } from "node:http";
import { request as sendSecurely } from "node:https";
import { readFile } from "node:fs/promises";
import { mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

/** As it comes over the wire: compressed, and without following anything. */
function fetchRaw(url, { method = "GET", headers = {}, body } = {}) {
  const send = url.startsWith("https:") ? sendSecurely : sendTo;
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers, rejectUnauthorized: false }, async (reply) => {
      const pieces = [];
      for await (const piece of reply) pieces.push(piece);
      resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(pieces) });
    });
    request.on("error", reject).end(body);
  });
}

const pages = ["/", "/sign-in", "/settings", "/settings/profile", "/settings/api-keys/new?name=a"];

/** Addresses in index.html of what has a hash in its name. */
async function assetsOf(origin) {
  const { body } = await fetchRaw(`${origin}/`);
  return [...body.toString().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
}

const securityHeaders = {
  "content-security-policy": /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /^clipboard-write=\(self\), /,
  "referrer-policy": /^no-referrer$/,
  "x-content-type-options": /^nosniff$/,
};

function expectSafe({ headers }, isSecure) {
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(headers[name], name).toMatch(value);
  }
  const csp = headers["content-security-policy"];
  expect(csp).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:/);
  for (const part of ["frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
    expect(csp).toContain(part);
  }
  expect(headers["strict-transport-security"] ?? "").toMatch(isSecure ? /^max-age=63072000/ : /^$/);
  expect(headers["x-powered-by"]).toBeUndefined();
}

test("every address of the console is its page, which is asked about each time", async ({
  server,
  front,
}) => {
  const index = await readFile(new URL("../../dist/index.html", import.meta.url));
  for (const path of pages) {
    const reply = await fetchRaw(server.origin + path);
    expect(reply.status, path).toBe(200);
    expect(reply.body.equals(index), path).toBe(true);
    expect(reply.headers["content-type"]).toMatch(/^text\/html; ?charset=utf-8$/i);
    expect(reply.headers["cache-control"]).toBe("no-cache");
    expectSafe(reply, Boolean(front));
    const again = { "If-None-Match": reply.headers.etag };
    expect((await fetchRaw(server.origin + path, { headers: again })).status).toBe(304);
  }
});

test("what never changes is kept for ever, and comes as small as the browser takes it", async ({
  server,
  front,
}) => {
  const paths = await assetsOf(server.origin);
  expect(paths.length).toBeGreaterThanOrEqual(5);
  const types = { js: "text/javascript", css: "text/css", wasm: "application/wasm" };
  for (const path of paths) {
    const plain = await fetchRaw(server.origin + path);
    const packed = await fetchRaw(server.origin + path, {
      headers: { "Accept-Encoding": "gzip, deflate, br" },
    });
    expect(packed.status, path).toBe(200);
    expect(packed.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    expect(packed.headers["content-type"]).toContain(types[path.split(".").at(-1)] ?? "");
    expect(packed.headers["content-encoding"], path).toBe("br");
    expect(packed.body.length).toBeLessThan(plain.body.length);
    expectSafe(packed, Boolean(front));
  }
});

test("what the site decides is kept for five minutes", async ({ server, front }) => {
  const reply = await fetchRaw(`${server.origin}/config.json`);
  expect(reply.status).toBe(200);
  expect(reply.headers["content-type"]).toMatch(/^application\/json/);
  expect(reply.headers["cache-control"]).toBe("max-age=300");
  expectSafe(reply, Boolean(front));
});

test("pictures of the site's own are served beside it", async ({ server, front }) => {
  test.skip(!front, "see tests/server/test_static_files.py");
  const reply = await fetchRaw(`${server.origin}/logo.svg`);
  expect(reply.status).toBe(200);
  expect(reply.headers["content-type"]).toMatch(/^image\/svg\+xml/);
  expect(reply.headers["cache-control"]).toBe("max-age=300");
  expectSafe(reply, true);
  expect((await fetchRaw(`${server.origin}/other.svg`)).status).toBe(404);
});

test("who comes without encryption is led to it", async ({ server, front }) => {
  test.skip(front !== "nginx", "Caddy does so by itself, on port 80");
  const reply = await fetchRaw(`${server.insecureOrigin}/settings/profile?a=b`);
  expect(reply.status).toBe(301);
  expect(reply.headers.location).toBe(`${server.origin}/settings/profile?a=b`);
});

test("a certificate can be had and renewed", async ({ server, front }) => {
  test.skip(front !== "nginx", "Caddy does so by itself");
  const place = `${server.insecureOrigin}/.well-known/acme-challenge`;
  expect((await fetchRaw(`${place}/token`)).body.toString()).toBe("proof");
  expect((await fetchRaw(`${place}/other`)).status).toBe(404);
});

test("what is not there is said not to be there", async ({ server, front }) => {
  const [asset] = await assetsOf(server.origin);
  const unknown = [
    "/assets/main-00000000.js",
    "/nothing",
    "/.well-known/security.txt",
    "/.well-known/",
    "/settings/profile.html",
    "/index.html.br",
    `${asset}.br`,
    "/assets/",
    "/assets/../../README.md",
    "/.git/config",
  ];
  for (const path of unknown) {
    const reply = await fetchRaw(server.origin + path);
    expect(reply.status, path).toBe(404);
    expect(reply.headers["cache-control"] ?? "", path).not.toContain("immutable");
    expectSafe(reply, Boolean(front));
  }
  expect((await fetchRaw(`${server.origin}/settings/profile`, { method: "PUT" })).status).toBe(405);
});

test("password managers are led to where the password is changed", async ({ server }) => {
  const reply = await fetchRaw(`${server.origin}/.well-known/change-password`);
  expect(reply.status).toBe(302);
  expect(new URL(reply.headers.location, server.origin).pathname).toBe("/settings/security");
});

test("replies of the API are kept by nobody, and are as safe", async ({ server, front }) => {
  const reply = await fetchRaw(`${server.origin}/api/v1/session`);
  expect(reply.status).toBe(200);
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(reply.headers["content-type"]).toBe("application/json");
  expectSafe(reply, Boolean(front));
  expect(reply.headers["content-security-policy"].match(/default-src/g)).toHaveLength(1);
});

test("what is too large is refused as a problem, by the backend itself", async ({
  server,
  front,
}) => {
  const reply = await fetchRaw(`${server.origin}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Requested-With": "Mooring" },
    body: JSON.stringify({ email: "a".repeat(70_000), password: "b" }),
  });
  expect(reply.status).toBe(413);
  expect(reply.headers["content-type"]).toBe("application/problem+json");
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(JSON.parse(reply.body).type).toBe("urn:mooring:problem:too-large");
  expectSafe(reply, Boolean(front));
});

test("requests have ids, and nobody chooses that of his own", async ({ server }) => {
  const ask = () =>
    fetchRaw(`${server.origin}/api/v1/session`, { headers: { "X-Request-Id": "chosen-by-me" } });
  const ids = [await ask(), await ask()].map(({ headers }) => headers["x-request-id"]);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{32,36}$/);
  expect(ids[0]).not.toBe(ids[1]);
});

test.describe("somebody who is signed in", () => {
  test.use({ who: "newcomer" });

  test("has a cookie that goes nowhere else, and pages that break no policy", async ({
    page,
    context,
    front,
  }) => {
    await page.goto("/settings/profile");
    await mainHeading(page, "Profile").waitFor();
    for (const name of ["Security", "API keys", "Cloud Accounts", "Sessions", "Activity"]) {
      await page.getByRole("link", { name, exact: true }).first().click();
      await mainHeading(page, name).waitFor();
    }
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    expect(cookie.secure).toBe(Boolean(front));
    expect(cookie.name.startsWith("__Host-")).toBe(Boolean(front));
  });
});
