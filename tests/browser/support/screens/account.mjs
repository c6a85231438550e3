// Forms and questions of profile, sessions, activity and account.

import { answerOnce } from "../wire.mjs";
import { press, dialog, profile, sessions, activity, ownAccount } from "./steps.mjs";

export const profileForms = [
  {
    name: "profile with mistakes",
    who: "visitor",
    async open({ page }) {
      await profile(page);
      await page.getByLabel("Phone number").fill("call me");
      await press(page, "Save");
      await page.locator("[aria-invalid]").first().waitFor();
    },
  },
  {
    name: "leave the profile without saving?",
    who: "visitor",
    async open({ page }) {
      await profile(page);
      await page.getByLabel("Company").fill("Analytical Engines");
      await page.getByRole("link", { name: "Dashboard" }).click();
      await dialog(page);
    },
  },
];

export const accountForms = [
  {
    name: "sign out all others?",
    who: "visitor",
    async open({ page }) {
      // However many others there are, this one is not alone.
      await page.route("**/api/v1/sessions", async (route) => {
        const response = await route.fetch();
        const { items } = await response.json();
        const other = { ...items[0], id: "session_other", current: false };
        await route.fulfill({ response, json: { items: [items[0], other] } });
      });
      await sessions(page);
      await press(page, "Sign out all others");
      await dialog(page);
    },
  },
  {
    name: "activity of a kind that there is nothing of",
    who: "resident",
    async open({ page }) {
      // Kinds are offered where there is much.
      await page.route("**/api/v1/activity", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), total: 12 } });
      });
      await activity(page);
      await page.getByRole("combobox", { name: "Kind" }).selectOption("E-mail address");
      await page.getByRole("heading", { name: "Nothing of this kind" }).waitFor();
    },
  },
  {
    name: "change the address of a site that cannot send e-mail",
    who: "newcomer",
    complaint: /^503 /,
    async open({ page }) {
      await ownAccount(page);
      await press(page, "Change e-mail address");
      await page.getByLabel("New e-mail address").fill("ada.lovelace@example.com");
      await press(page, "Send code");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "a code for the new address",
    who: "visitor",
    async open({ page }) {
      await answerOnce(page, "POST", "/email-change", { status: 204 });
      await ownAccount(page);
      await press(page, "Change e-mail address");
      await page.getByLabel("New e-mail address").fill("ada.lovelace@example.com");
      await press(page, "Send code");
      await page.getByLabel("Code", { exact: true }).waitFor();
    },
  },
  {
    name: "delete the account with mistakes",
    who: "visitor",
    async open({ page }) {
      await ownAccount(page);
      await press(page, "Delete account");
      await page.locator("[aria-invalid]").first().waitFor();
    },
  },
  {
    name: "sign-in after the account was deleted",
    who: "newcomer",
    async open({ page, account: { email } }) {
      await ownAccount(page);
      await page.getByLabel("Your e-mail address").fill(email);
      await press(page, "Delete account");
      await page.getByText("Your account was deleted").waitFor();
    },
  },
];
