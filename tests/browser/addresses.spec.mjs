import { mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "visitor" });

const addresses = [
  { path: "/", heading: "Dashboard", title: "Dashboard · Mooring" },
  {
    path: "/settings/cloud-accounts",
    heading: "Cloud Accounts",
    title: "Cloud Accounts · Mooring",
  },
  {
    path: "/settings/cloud-accounts/aws/new",
    heading: "Choose the access",
    title: "Configure AWS · Cloud Accounts · Mooring",
  },
  { path: "/settings/profile", heading: "Profile", title: "Profile · Mooring" },
  { path: "/settings/security", heading: "Security", title: "Security · Mooring" },
  { path: "/settings/api-keys", heading: "API keys", title: "API keys · Mooring" },
  { path: "/settings/sessions", heading: "Sessions", title: "Sessions · Mooring" },
  { path: "/settings/activity", heading: "Activity", title: "Activity · Mooring" },
  { path: "/settings/account", heading: "Account", title: "Account · Mooring" },
  { path: "/settings/nowhere", heading: "Page not found", title: "Not found · Mooring" },
];

for (const { path, heading, title } of addresses) {
  test(`${path} can be opened directly, and has its heading and title`, async ({ page }) => {
    await page.goto(path);
    await expect(mainHeading(page, heading)).toBeFocused();
    await expect(page).toHaveTitle(title);
    await expect(page).toHaveURL(path);
  });
}

test("what is no address of the console is the server's to answer", async ({
  page,
  complaints,
}) => {
  complaints.expect("404 /nowhere", "404 /favicon.ico");
  const response = await page.goto("/nowhere");
  expect(response.status()).toBe(404);
  await expect(mainHeading(page, "Page not found")).toBeVisible();
  await page.getByRole("link", { name: "Go to the console" }).click();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
});

test("/settings leads to its first section", async ({ page }) => {
  await page.goto("/settings");
  await expect(mainHeading(page, "Cloud Accounts")).toBeVisible();
  await expect(page).toHaveURL("/settings/cloud-accounts");
});

test("/sign-in leads on when somebody is signed in", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
  await expect(page).toHaveURL("/");
});

test("links, back and forward change the address and never load the page again", async ({
  page,
}) => {
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.goto("/");
  for (const name of ["Settings", "Profile", "Security", "API keys"]) {
    await page.getByRole("link", { name, exact: true }).click();
  }
  await expect(page).toHaveURL("/settings/api-keys");
  await page.goBack();
  await expect(mainHeading(page, "Security")).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(mainHeading(page, "Cloud Accounts")).toBeFocused();
  await page.goForward();
  await expect(mainHeading(page, "Profile")).toBeFocused();
  await expect(page).toHaveTitle("Profile · Mooring");
  expect(loads).toBe(1);
});

test("a link opens in a new tab when that is what was asked for", async ({ page, context }) => {
  await page.goto("/");
  const opened = context.waitForEvent("page");
  await page
    .getByRole("link", { name: "Settings", exact: true })
    .click({ modifiers: ["ControlOrMeta"] });
  await expect(mainHeading(await opened, "Cloud Accounts")).toBeVisible();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
});
