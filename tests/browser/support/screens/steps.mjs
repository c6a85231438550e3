// Ways to a screen, and what is done there.

import { mainHeading } from "../page.mjs";

export const press = (page, name) => page.getByRole("button", { name }).click();
export const dialog = (page) => page.getByRole("dialog").waitFor();

/** To a section, once it has what it shows. */
export async function enter(page, path, heading, filled) {
  await page.goto(path);
  await mainHeading(page, heading).waitFor();
  await filled(page).first().waitFor();
}

export const cloudAccounts = (page) =>
  enter(page, "/settings/cloud-accounts", "Cloud Accounts", () =>
    page.getByRole("link", { name: /^Configure/ }),
  );
export const profile = (page) =>
  enter(page, "/settings/profile", "Profile", () => page.getByLabel("Name", { exact: true }));
export const security = (page) =>
  enter(page, "/settings/security", "Security", () => page.getByLabel("New password"));
export const apiKeys = (page) =>
  enter(page, "/settings/api-keys", "API keys", () =>
    page.getByRole("button", { name: "Generate API key" }),
  );
export const sessions = (page) =>
  enter(page, "/settings/sessions", "Sessions", () => page.getByText("This device"));
export const activity = (page) =>
  enter(page, "/settings/activity", "Activity", () => page.getByRole("table"));
export const ownAccount = (page) =>
  enter(page, "/settings/account", "Account", () => page.getByLabel("Your e-mail address"));
export const dashboard = (page) => enter(page, "/", "Dashboard", () => page.getByRole("region"));

/** The steps of the guided set-up, as they are called at its end. */
export async function configure(page, provider, ...steps) {
  await cloudAccounts(page);
  await page.getByRole("link", { name: `Configure ${provider}` }).click();
  for (const step of steps) await page.getByRole("link", { name: `Next: ${step}` }).click();
  const last = page.getByRole("button", { name: /^Finish$|^Copy/ }).or(page.getByRole("radio"));
  await last.first().waitFor();
}
