// Forms and questions of security and API keys.

import { press, dialog, enter, security, apiKeys } from "./steps.mjs";

export const securityForms = [
  {
    name: "change password with mistakes",
    who: "visitor",
    async open({ page }) {
      await security(page);
      await page.getByLabel("New password").fill("short");
      await press(page, "Save");
      await page.locator("[aria-invalid]").first().waitFor();
    },
  },
  {
    name: "setting up an authenticator",
    who: "newcomer",
    async open({ page }) {
      await security(page);
      await press(page, "Set up authenticator app");
      await page.getByLabel("Security code").waitFor();
    },
  },
  {
    name: "recovery codes",
    who: "guarded",
    async open({ page }) {
      await security(page);
      await press(page, "Make new recovery codes");
      await press(page, "Make new codes");
      await page.getByRole("button", { name: "I have saved them" }).waitFor();
    },
  },
  {
    name: "rename an authenticator",
    who: "guarded",
    async open({ page }) {
      await security(page);
      await page.getByRole("button", { name: /^Rename/ }).click();
      await dialog(page);
    },
  },
  {
    name: "disable TOTP?",
    who: "guarded",
    async open({ page }) {
      await security(page);
      await press(page, "Disable TOTP");
      await dialog(page);
    },
  },
];

export const keyForms = [
  {
    name: "a new API key",
    who: "newcomer",
    async open({ page }) {
      await apiKeys(page);
      await page.getByLabel("Name").fill("terraform");
      await press(page, "Generate API key");
      await page.getByText("moor_", { exact: false }).first().waitFor();
    },
  },
  {
    name: "a new API key for chosen parts",
    who: "newcomer",
    open: ({ page }) =>
      enter(page, "/settings/api-keys/new?scopes=profile:write,all", "API keys", () =>
        page.getByRole("combobox", { name: "Profile" }),
      ),
  },
  {
    name: "rotate an API key?",
    who: "resident",
    async open({ page }) {
      await apiKeys(page);
      await press(page, "Rotate terraform");
      await dialog(page);
    },
  },
  {
    name: "delete an API key?",
    who: "resident",
    async open({ page }) {
      await apiKeys(page);
      await press(page, "Delete terraform");
      await dialog(page);
    },
  },
];
