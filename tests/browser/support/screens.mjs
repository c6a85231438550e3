// Every screen in every state that a person can bring it into, for the tests that look at all of them.

import { mainHeading, settled, signIn } from "./page.mjs";
import { answerOnce, holdAnswers, problem } from "./wire.mjs";

const press = (page, name) => page.getByRole("button", { name }).click();
const dialog = (page) => page.getByRole("dialog").waitFor();

/** To a section, once it has what it shows. */
async function enter(page, path, heading, filled) {
  await page.goto(path);
  await mainHeading(page, heading).waitFor();
  await filled(page).first().waitFor();
}

const cloudAccounts = (page) =>
  enter(page, "/settings/cloud-accounts", "Cloud Accounts", () =>
    page.getByRole("link", { name: /^Configure/ }),
  );
const profile = (page) =>
  enter(page, "/settings/profile", "Profile", () => page.getByLabel("Name", { exact: true }));
const security = (page) =>
  enter(page, "/settings/security", "Security", () => page.getByLabel("New password"));
const apiKeys = (page) =>
  enter(page, "/settings/api-keys", "API keys", () =>
    page.getByRole("button", { name: "Generate API key" }),
  );
const sessions = (page) =>
  enter(page, "/settings/sessions", "Sessions", () => page.getByText("This device"));
const activity = (page) =>
  enter(page, "/settings/activity", "Activity", () => page.getByRole("table"));
const ownAccount = (page) =>
  enter(page, "/settings/account", "Account", () => page.getByLabel("Your e-mail address"));
const dashboard = (page) => enter(page, "/", "Dashboard", () => page.getByRole("region"));

/** The steps of the guided set-up, as they are called at its end. */
async function configure(page, provider, ...steps) {
  await cloudAccounts(page);
  await page.getByRole("link", { name: `Configure ${provider}` }).click();
  for (const step of steps) await page.getByRole("link", { name: `Next: ${step}` }).click();
  const last = page.getByRole("button", { name: /^Finish$|^Copy/ }).or(page.getByRole("radio"));
  await last.first().waitFor();
}

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

const loading = loaded.map(({ name, path, request }) => ({
  name: `${name}, loading`,
  who: "visitor",
  async open({ page }) {
    await holdAnswers(page, request);
    await page.goto(path);
    await page.getByText("Loading", { exact: false }).first().waitFor();
  },
}));

const failed = loaded.map(({ name, path, request }) => ({
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

const entry = [
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

const empty = [
  { name: "dashboard, nothing done", who: "visitor", open: ({ page }) => dashboard(page) },
  { name: "cloud accounts, none", who: "visitor", open: ({ page }) => cloudAccounts(page) },
  { name: "API keys, none", who: "visitor", open: ({ page }) => apiKeys(page) },
  { name: "security, nothing on", who: "visitor", open: ({ page }) => security(page) },
];

const filled = [
  { name: "dashboard", who: "resident", open: ({ page }) => dashboard(page) },
  { name: "cloud accounts", who: "resident", open: ({ page }) => cloudAccounts(page) },
  { name: "profile", who: "resident", open: ({ page }) => profile(page) },
  { name: "API keys", who: "resident", open: ({ page }) => apiKeys(page) },
  { name: "sessions", who: "visitor", open: ({ page }) => sessions(page) },
  { name: "activity", who: "resident", open: ({ page }) => activity(page) },
  { name: "account", who: "resident", open: ({ page }) => ownAccount(page) },
  { name: "security with an authenticator", who: "guarded", open: ({ page }) => security(page) },
];

const cloudForms = [
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

const profileForms = [
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

const securityForms = [
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

const keyForms = [
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

const accountForms = [
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

/** @type {{ name: string, who: string, complaint?: RegExp, open: (at: object) => Promise<void> }[]} */
const screens = [
  ...entry,
  ...empty,
  ...filled,
  ...cloudForms,
  ...profileForms,
  ...securityForms,
  ...keyForms,
  ...accountForms,
  ...loading,
  ...failed,
];

/**
 * A test for each screen, with the screen open and at rest.
 * @param test from test.mjs; @param {string} sentence what is true of the screen, after its name
 * @param {(fixtures: object) => Promise<void>} check gets page, account, context and complaints
 */
export function onEveryScreen(test, sentence, check) {
  for (const { name, who, complaint, open } of screens) {
    test.describe(name, () => {
      test.use({ who });
      test(sentence, async ({ page, account, context, complaints }) => {
        if (complaint) complaints.expect(complaint);
        const fixtures = { page, account, context, complaints };
        await open(fixtures);
        await settled(page);
        await check(fixtures);
      });
    });
  }
}
