// Each section as it is entered: empty, filled, on its way, and not there.

import { signIn } from "../page.mjs";
import { holdAnswers, problem } from "../wire.mjs";
import {
  press,
  enter,
  cloudAccounts,
  profile,
  security,
  apiKeys,
  sessions,
  activity,
  ownAccount,
  dashboard,
} from "./steps.mjs";

/** The sections that load something, by the address and the first request of each. */
const loaded = [
  { name: "dashboard", path: "/", request: "/overview" },
  { name: "cloud accounts", path: "/settings/cloud-accounts", request: "/cloud-accounts*" },
  { name: "profile", path: "/settings/profile", request: "/profile" },
  { name: "security", path: "/settings/security", request: "/security" },
  { name: "API keys", path: "/settings/api-keys", request: "/api-keys*" },
  { name: "sessions", path: "/settings/sessions", request: "/sessions" },
  { name: "activity", path: "/settings/activity", request: "/activity*" },
  { name: "account", path: "/settings/account", request: "/account/removal" },
];

export const loading = loaded.map(({ name, path, request }) => ({
  name: `${name}, loading`,
  who: "visitor",
  async open({ page }) {
    await holdAnswers(page, request);
    await page.goto(path);
    await page.getByText("Loading", { exact: false }).first().waitFor();
  },
}));

export const failed = loaded.map(({ name, path, request }) => ({
  name: `${name}, failed`,
  who: "visitor",
  complaint: /^500 /,
  async open({ page }) {
    await page.route(`**/api/v1${request}`, (route) =>
      route.fulfill(problem(500, "internal", "The server had a problem.")),
    );
    await page.goto(path);
    await page.getByRole("button", { name: "Try again" }).waitFor();
  },
}));

export const entry = [
  {
    name: "sign-in",
    who: "nobody",
    open: ({ page }) => enter(page, "/sign-in", "Sign in", () => page.getByLabel("Password")),
  },
  {
    name: "sign-in with mistakes",
    who: "nobody",
    async open({ page }) {
      await enter(page, "/sign-in", "Sign in", () => page.getByLabel("Password"));
      await press(page, "Sign in");
      await page.getByText("Enter your password.").waitFor();
    },
  },
  {
    name: "sign-in asking for a recovery code",
    who: "guarded",
    async open({ page, account }) {
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await signIn(page, account);
      await press(page, "Use a recovery code");
      await page.getByLabel("Recovery code").waitFor();
    },
  },
  {
    name: "sign-in asking for a code",
    who: "guarded",
    async open({ page, account }) {
      await page.context().clearCookies();
      await page.goto("/sign-in");
      await signIn(page, account);
      await page.getByLabel("Security code").waitFor();
    },
  },
  {
    name: "an address that leads nowhere",
    who: "visitor",
    open: ({ page }) =>
      enter(page, "/settings/nowhere", "Page not found", () => page.getByRole("link")),
  },
];

export const empty = [
  { name: "dashboard, nothing done", who: "visitor", open: ({ page }) => dashboard(page) },
  { name: "cloud accounts, none", who: "visitor", open: ({ page }) => cloudAccounts(page) },
  { name: "API keys, none", who: "visitor", open: ({ page }) => apiKeys(page) },
  { name: "security, nothing on", who: "visitor", open: ({ page }) => security(page) },
];

export const filled = [
  { name: "dashboard", who: "resident", open: ({ page }) => dashboard(page) },
  { name: "cloud accounts", who: "resident", open: ({ page }) => cloudAccounts(page) },
  { name: "profile", who: "resident", open: ({ page }) => profile(page) },
  { name: "API keys", who: "resident", open: ({ page }) => apiKeys(page) },
  { name: "sessions", who: "visitor", open: ({ page }) => sessions(page) },
  { name: "activity", who: "resident", open: ({ page }) => activity(page) },
  { name: "account", who: "resident", open: ({ page }) => ownAccount(page) },
  { name: "security with an authenticator", who: "guarded", open: ({ page }) => security(page) },
];
