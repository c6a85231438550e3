// Every request to the API of a walk through the console, and what sent it: "xhr" is emscripten_fetch.

import { announcement, loaded, mainHeading, signIn } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "stranger" });

const sections = [
  "Cloud Accounts",
  "Profile",
  "Security",
  "API keys",
  "Sessions",
  "Activity",
  "Account",
];

/** Without ids, and each only once. */
const kinds = (sent) => [...new Set(sent.map((text) => text.replace(/key_\w+/, "{id}")))].sort();

async function saveProfile(page) {
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByLabel("Company").fill("Analytical Engines");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Saved")).toBeVisible();
}

async function generateAndDeleteKey(page) {
  await page.getByRole("link", { name: "API keys" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("terraform");
  await page.getByRole("button", { name: "Generate API key" }).click();
  await page.getByRole("button", { name: "I have stored it" }).click();
  await page.getByRole("button", { name: "Delete terraform" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete key" }).click();
  await expect(announcement(page, "Deleted terraform.")).toBeVisible();
}

test("a walk through all sections, from signing in to signing out", async ({
  page,
  account,
  apiRequests,
}) => {
  await page.goto("/");
  await signIn(page, account);
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  for (const name of sections) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(mainHeading(page, name)).toBeVisible();
    await loaded(page);
  }
  await saveProfile(page);
  await generateAndDeleteKey(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  expect(kinds(apiRequests.sent)).toEqual([
    "fetch GET /api/v1/session",
    "xhr DELETE /api/v1/api-keys/{id}",
    "xhr DELETE /api/v1/session",
    "xhr GET /api/v1/account/removal",
    "xhr GET /api/v1/activity",
    "xhr GET /api/v1/api-keys",
    "xhr GET /api/v1/cloud-accounts",
    "xhr GET /api/v1/overview",
    "xhr GET /api/v1/profile",
    "xhr GET /api/v1/security",
    "xhr GET /api/v1/sessions",
    "xhr POST /api/v1/api-keys",
    "xhr POST /api/v1/session",
    "xhr PUT /api/v1/profile",
  ]);
});

test("the session is asked for once when the page is opened", async ({
  page,
  context,
  people,
  apiRequests,
}) => {
  const { cookies } = await people.meet("visitor");
  await context.addCookies(cookies);
  await page.goto("/settings/profile");
  await loaded(page);
  expect(apiRequests.sent).toEqual(["fetch GET /api/v1/session", "xhr GET /api/v1/profile"]);
});
