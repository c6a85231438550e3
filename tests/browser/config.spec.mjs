// config.json: what a site decides about its console, without building it.

import { cp, mkdtemp, writeFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loaded, mainHeading, settled } from "./support/page.mjs";
import { startServer } from "./support/server.mjs";
import { expect, test } from "./support/test.mjs";

/** The site's file in place of the one that was built. */
function configure(page, content, status = 200) {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  return page.route("**/config.json", (route) =>
    route.fulfill({ status, body, contentType: "application/json" }),
  );
}

const colorOf = (page, name) =>
  page.evaluate(
    (property) => getComputedStyle(document.documentElement).getPropertyValue(property).trim(),
    name,
  );

/** Of a pixel on the canvas, as #rrggbb. */
async function pixel(page, x, y) {
  const { PNG } = await import("pngjs");
  const { data } = PNG.sync.read(await page.screenshot({ clip: { x, y, width: 1, height: 1 } }));
  return `#${data.subarray(0, 3).toString("hex")}`;
}

test.describe("somebody who is signed in", () => {
  test.use({ who: "resident" });

  test("finds name, picture, links and colour of the site, and no section that it hides", async ({
    page,
  }) => {
    await page.route("**/logo.svg", (route) =>
      route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="#0a7" d="M0 0h1v1H0z"/></svg>',
      }),
    );
    await configure(page, {
      product_name: "Harbour Cloud",
      logo: "/logo.svg",
      accent: "#8a1253",
      documentation_url: "https://docs.example.com/",
      support_url: "mailto:help@example.com",
      hidden_sections: ["cloud-accounts"],
      from_a_later_release: { a: 1 },
    });
    await page.goto("/settings/profile");
    await loaded(page);
    await expect(page).toHaveTitle("Profile · Harbour Cloud");
    await expect(page.getByText("Harbour Cloud", { exact: true })).toBeVisible();
    await expect(page.getByText("Mooring")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Cloud Accounts" })).toHaveCount(0);
    const docs = page.getByRole("link", { name: "Documentation" });
    await expect(docs).toHaveAttribute("href", "https://docs.example.com/");
    await expect(page.getByRole("link", { name: "Support" })).toBeVisible();
    const logo = await page.locator('img[src="/logo.svg"]').boundingBox();
    expect(await pixel(page, logo.x + 11, logo.y + 11)).toBe("#00aa77");
    await page.getByLabel("Company").fill("Babbage & Co");
    await settled(page);
    const save = await page.getByRole("button", { name: "Save" }).boundingBox();
    expect(await pixel(page, save.x + 8, save.y + 8)).toBe("#8a1253");
    expect(await colorOf(page, "--accent")).toBe("#8a1253");
  });

  test("gets a shade of it that can be read in the dark", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await configure(page, { accent: "#8a1253" });
    await page.goto("/settings/profile");
    await loaded(page);
    const accent = await colorOf(page, "--accent");
    expect(accent).not.toBe("#8a1253");
    const { contrast } = await import("../../web/colors.js");
    expect(contrast(parseInt(accent.slice(1), 16), 0x161b22)).toBeGreaterThanOrEqual(4.5);
  });

  test("uses the console of a site without the file", async ({ page, complaints }) => {
    complaints.expect(/^404 \/config.json/);
    await configure(page, "Not found", 404);
    await page.goto("/settings/profile");
    await mainHeading(page, "Profile").waitFor();
    await expect(page).toHaveTitle("Profile · Mooring");
  });
});

/** A file, and the sentences that its operator is told. */
const mistakes = [
  ["{", [/^It is no JSON: /]],
  ["<!doctype html><title>Sign in to this network</title>", [/^It is no JSON: /]],
  ["[]", ["It has to be a JSON object, such as {}."]],
  [
    { accent: "#ffcc00" },
    [/^accent is too light to be read: 1\.5:1 on white, .*; #\w{6} would do\.$/],
  ],
  [
    { api_base: "http://api.example.com", product_name: "", logo: "https://evil.example/a.svg" },
    [
      'api_base has to be a path such as "/api/v1", or an address with https:.',
      "product_name has to be a name of 1 to 40 characters.",
      'logo has to be the name of a picture beside config.json, such as "/logo.svg", ".png" or ".webp".',
    ],
  ],
  [{ documentation_url: "javascript:alert(1)" }, [/^documentation_url has to be an address with/]],
  [
    { hidden_sections: ["billing"] },
    [/^hidden_sections has to be a list of some, but not all, of/],
  ],
  [{ logo: "/brand/logo.jpg" }, [/^logo has to be the name of a picture/]],
  [
    { session_idle_minutes: 5 },
    [/^session_idle_minutes has to be a whole number of minutes from 6/],
  ],
  [{ session_idle_minutes: "60" }, [/^session_idle_minutes has to be a whole number of minutes/]],
  [{ languages: ["de"] }, [/^languages has to be a list with "en" in it/]],
];

for (const [content, sentences] of mistakes) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  test(`the operator is told what is wrong with ${text}`, async ({ page, complaints }) => {
    complaints.expect(/config\.json: /);
    await configure(page, content);
    await page.goto("/settings/profile");
    const alert = page.getByRole("alert");
    await expect(
      alert.getByRole("heading", { name: "This console is not set up correctly" }),
    ).toBeVisible();
    await expect(alert.getByRole("listitem")).toHaveText(sentences);
    await configure(page, {});
    await alert.getByRole("button", { name: "Reload" }).click();
    await mainHeading(page, "Sign in").waitFor();
  });
}

test("a check that is not the one of this release decides nothing", async ({
  page,
  complaints,
}) => {
  complaints.expect(/integrity|digest/i);
  complaints.expect(/config_check|module/i);
  await page.route("**/config_check-*.js", async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: `${await reply.text()};document.title="mine";` });
  });
  await configure(page, { product_name: "Harbour Cloud" });
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("Something went wrong in the page");
  await expect(page).toHaveTitle("Account");
});

test("a mistake that is mended is not told again, though the browser has kept it", async ({
  page,
  complaints,
}) => {
  complaints.expect(/config\.json: /);
  const site = await mkdtemp(join(tmpdir(), "mooring-site-"));
  await cp(new URL("../../dist/", import.meta.url), site, { recursive: true });
  await writeFile(join(site, "config.json"), '{"product_name": ""}');
  const server = await startServer("--dist", site);
  await page.goto(server.origin);
  await expect(page.getByRole("listitem")).toHaveText(/^product_name has to be a name/);
  await writeFile(join(site, "config.json"), '{"product_name": "Harbour"}');
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page).toHaveTitle("Sign in · Harbour");
  await server.stop();
  await rm(site, { recursive: true });
});

test("an example has every field, and is right", async ({ page }) => {
  const { readFile } = await import("node:fs/promises");
  const guide = await readFile(new URL("../../docs/hosting.md", import.meta.url), "utf8");
  const [, example] = /```json\n([^`]*)```/.exec(guide);
  const given = JSON.parse(example);
  await configure(page, { ...given, api_base: "/api/v1", logo: null });
  await page.goto("/");
  await mainHeading(page, "Sign in").waitFor();
  await expect(page).toHaveTitle(`Sign in · ${given.product_name}`);
  const source = await readFile(new URL("../../web/config.js", import.meta.url), "utf8");
  const known = [...source.matchAll(/^ {2}(\w+): .*,$/gm)].map(([, name]) => name);
  expect(Object.keys(given).sort()).toEqual(known.sort());
});
