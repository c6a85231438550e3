// Forms and questions of cloud accounts.

import { press, dialog, cloudAccounts, configure } from "./steps.mjs";

export const cloudForms = [
  { name: "configure AWS", who: "visitor", open: ({ page }) => configure(page, "AWS") },
  {
    name: "configure AWS, the role",
    who: "visitor",
    async open({ page }) {
      await configure(page, "AWS", "Create the role");
      await page.getByRole("radio", { name: "AWS console" }).check();
    },
  },
  {
    name: "configure AWS with access keys and mistakes",
    who: "visitor",
    async open({ page }) {
      await configure(page, "AWS");
      await page.getByRole("radio", { name: /^Access keys/ }).check();
      await page.getByRole("link", { name: "Next: Create a user" }).click();
      await page.getByRole("link", { name: "Next: Enter the access key" }).click();
      await page.getByLabel("Access Key ID").fill("ASIA-no");
      await press(page, "Finish");
      await page.locator("[aria-invalid]").first().waitFor();
    },
  },
  {
    name: "configure Azure, the role",
    who: "visitor",
    open: ({ page }) => configure(page, "Azure", "Let the application in", "Assign a role"),
  },
  {
    name: "configure GCP, the service account",
    who: "visitor",
    open: ({ page }) => configure(page, "GCP", "Create a service account"),
  },
  {
    name: "configure GCP, the key",
    who: "visitor",
    open: ({ page }) => configure(page, "GCP", "Create a service account", "Enter the key"),
  },
  {
    name: "test a cloud account",
    who: "resident",
    async open({ page }) {
      await cloudAccounts(page);
      await page.getByRole("link", { name: "Test Production" }).click();
      await page.getByRole("button", { name: /^Test/ }).waitFor();
    },
  },
  {
    name: "edit a cloud account",
    who: "resident",
    async open({ page }) {
      await cloudAccounts(page);
      await page.getByRole("link", { name: "Edit Production" }).click();
      await page.getByRole("button", { name: "Save" }).waitFor();
    },
  },
  {
    name: "delete a cloud account?",
    who: "resident",
    async open({ page }) {
      await cloudAccounts(page);
      await press(page, "Delete Production");
      await dialog(page);
    },
  },
];
