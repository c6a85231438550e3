// Every form in a session that is ended elsewhere while it is filled in: the button leads to sign-in, which says why, and
// then back, with what was typed but for secrets. Nothing is done that was not asked for by somebody who is signed in.

import { Api } from "./support/api.mjs";
import { serviceAccountKey } from "./support/cloud.mjs";
import { test as withMail } from "./support/mail.mjs";
import { mainHeading, signIn } from "./support/page.mjs";
import { addPasskey, named, plugIn } from "./support/passkeys.mjs";
import { expect, test as withoutMail, thoroughUnless } from "./support/test.mjs";
import { securityCode } from "./support/tools.mjs";

const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const links = "/settings/cloud-accounts";
const roleArn = "arn:aws:iam::123456789012:role/mooring";
const subscriptionId = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b";

/** Fields by their labels, as they are typed and as they have to be later. */
const typing = (values) => async (page) => {
  for (const [name, value] of Object.entries(values)) {
    await page.getByLabel(name).first().fill(value);
  }
};
const showing = (values) => async (page) => {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.getByLabel(name).first()).toHaveValue(value);
  }
};

/**
 * @typedef {object} Form
 * @property {string} path where it is
 * @property {string} title of the page, which is come back to
 * @property {(api: Api) => Promise<unknown>} [prepare] what there has to be
 * @property {boolean} [withCode] signing in asks for a security code; `prepare` gives the secret of it
 * @property {(page, account) => Promise<void>} fill
 * @property {string | ((page) => Promise<void>)} send its button, or what is as good
 * @property {(page, account) => Promise<void>} after what is seen of it later
 * @property {(api: Api) => Promise<unknown>} untouched what the form would have changed
 */

/** @type {Record<string, Form>} */
const forms = {
  "the profile": {
    path: "/settings/profile",
    title: "Profile",
    fill: typing({ Company: "Babbage & Co", "Job title": "Engineer" }),
    send: "Save",
    after: showing({ Company: "Babbage & Co", "Job title": "Engineer" }),
    untouched: (api) => api.get("/profile"),
  },
  "a new password": {
    path: "/settings/security",
    title: "Security",
    fill: async (page, account) => {
      await typing({ "Current password": account.password })(page);
      await typing({ "New password": "nine brass buttons on a coat" })(page);
    },
    send: "Save",
    after: showing({ "Current password": "", "New password": "" }),
    untouched: async (api) => (await api.get("/security")).password_changed_at,
  },
  "an authenticator app": {
    path: "/settings/security",
    title: "Security",
    fill: async (page) => {
      await press(page, "Set up authenticator app");
      await typing({ "Name of the device": "Work phone", "Security code": "12345" })(page);
    },
    send: (page) => page.getByLabel("Security code").pressSequentially("6"), // the last digit sends it
    after: async (page) => {
      // Its secret is forgotten, so it begins anew.
      await expect(page.getByRole("button", { name: "Set up authenticator app" })).toBeVisible();
      await expect(page.getByLabel("Security code")).toHaveCount(0);
      await press(page, "Set up authenticator app");
      await showing({ "Name of the device": "Work phone", "Security code": "" })(page);
    },
    untouched: async (api) => (await api.get("/security")).authenticators,
  },
  "new recovery codes": {
    path: "/settings/security",
    title: "Security",
    prepare: (api) => api.turnTotpOn(),
    withCode: true,
    fill: (page) => press(page, "Make new recovery codes"),
    send: "Make new codes",
    after: (page) =>
      expect(page.getByRole("button", { name: "Make new recovery codes" })).toBeVisible(),
    untouched: async (api) => (await api.get("/security")).recovery_codes,
  },
  "another name of an app": {
    path: "/settings/security",
    title: "Security",
    prepare: (api) => api.turnTotpOn(),
    withCode: true,
    fill: async (page) => {
      await press(page, "Rename Authenticator app");
      await page.getByRole("dialog").getByRole("textbox").fill("Work phone");
    },
    send: "Rename",
    after: (page) =>
      expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue("Work phone"),
    untouched: async (api) => (await api.get("/security")).authenticators[0].name,
  },
  "a new key": {
    path: "/settings/api-keys",
    title: "API keys",
    fill: async (page) => {
      await typing({ Name: "terraform" })(page);
      await page.getByLabel("Expires after").selectOption("30 days");
    },
    send: "Generate API key",
    after: showing({ Name: "terraform", "Expires after": "30" }),
    untouched: (api) => api.get("/api-keys"),
  },
  "a key that is rotated": {
    path: "/settings/api-keys",
    title: "API keys",
    prepare: (api) => api.makeKey("terraform"),
    fill: async (page) => {
      await press(page, "Rotate terraform");
      await page.getByLabel("The old text works for another").selectOption("1");
      await page.getByLabel("The new one expires after").selectOption("30");
    },
    send: "Rotate key",
    after: showing({ "The old text works for another": "1", "The new one expires after": "30" }),
    untouched: (api) => api.get("/api-keys"),
  },
  "an AWS role": {
    path: `${links}/aws/new/finish`,
    title: "Enter the role",
    fill: typing({ "Role ARN": roleArn, Alias: "Production" }),
    send: "Finish",
    after: showing({ "Role ARN": roleArn, Alias: "Production" }),
    untouched: (api) => api.get("/cloud-accounts"),
  },
  "an Azure subscription": {
    path: `${links}/azure/new/finish`,
    title: "Enter the subscription",
    fill: typing({
      "Subscription id": subscriptionId,
      "Tenant ID": "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b",
      Alias: "Research",
    }),
    send: "Finish",
    after: showing({
      "Subscription id": subscriptionId,
      "Tenant ID": "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b",
      Alias: "Research",
    }),
    untouched: (api) => api.get("/cloud-accounts"),
  },
  "a GCP project": {
    path: `${links}/gcp/new/finish`,
    title: "Enter the key",
    fill: typing({ "Service account key JSON": serviceAccountKey(), Alias: "Data" }),
    send: "Finish",
    after: showing({ "Service account key JSON": "", Alias: "Data" }),
    untouched: (api) => api.get("/cloud-accounts"),
  },
  "the alias of a linked account": {
    path: links,
    title: "Edit Production",
    prepare: (api) => api.link("Production", { method: "aws_role", role_arn: roleArn }),
    fill: async (page) => {
      await page.getByRole("link", { name: "Edit Production" }).click();
      await expect(field(page, "Role ARN")).toHaveValue(roleArn);
      await typing({ Alias: "Production EU" })(page);
    },
    send: "Save",
    after: showing({ Alias: "Production EU", "Role ARN": roleArn }),
    untouched: async (api) => (await api.get("/cloud-accounts")).items[0].alias,
  },
  "the deletion of the account": {
    path: "/settings/account",
    title: "Account",
    fill: (page, account) => typing({ "Your e-mail address": account.email })(page),
    send: "Delete account",
    // Typed as a confirmation, so whoever signs in has to type it again.
    after: showing({ "Your e-mail address": "" }),
    untouched: async (api) => (await api.get("/session")).state,
  },
};

/** @type {Record<string, Form>} */
const formsWithMail = {
  "another e-mail address": {
    path: "/settings/account",
    title: "Account",
    fill: async (page) => {
      await press(page, "Change e-mail address");
      await typing({ "New e-mail address": "ada.lovelace@example.com" })(page);
    },
    send: "Send code",
    after: showing({ "New e-mail address": "ada.lovelace@example.com" }),
    untouched: async (api) => (await api.get("/session")).user,
  },
  "the code of an e-mail": {
    path: "/settings/account",
    title: "Account",
    fill: async (page, account) => {
      await press(page, "Change e-mail address");
      await typing({ "New e-mail address": `new-${account.email}` })(page);
      await press(page, "Send code");
      await page.getByLabel("Code", { exact: true }).fill("12345678");
    },
    send: "Change address",
    after: async (page, account) => {
      await expect(page.getByText(`We sent a code to new-${account.email}`)).toBeVisible();
      await expect(page.getByLabel("Code", { exact: true })).toHaveValue("");
    },
    untouched: async (api) => (await api.get("/session")).user,
  },
};

/** Somebody who is signed in to the same account elsewhere, and can end all other sessions of it. */
async function signInElsewhere(playwright, baseURL, account) {
  const api = new Api(await playwright.request.newContext({ baseURL }));
  await api.signIn(account);
  return { api, endOthers: () => api.send("DELETE", "/sessions") };
}

const toldWhy = (page) => page.getByText("Your session has ended. Sign in to go on.");

/** One form of fields, one of secrets, one of several steps, one in an e-mail's wake. */
const quick = ["the profile", "a new password", "an AWS role", "another e-mail address"];

function testForms(test, all) {
  test.use({ who: "newcomer" });

  test.beforeEach(({ page, complaints }) => {
    complaints.expect(/^401 \/api\/v1\//);
    page.on("dialog", (dialog) => dialog.accept()); // "Leave site?"
  });

  for (const [name, form] of Object.entries(all)) {
    const details = thoroughUnless(quick.includes(name));
    test(name, details, async ({ page, api, account, playwright, baseURL }) => {
      // Before there is a second factor, which would be asked for.
      const elsewhere = await signInElsewhere(playwright, baseURL, account);
      const prepared = await form.prepare?.(api);
      await page.goto(form.path);
      await form.fill(page, account);
      const before = await form.untouched(elsewhere.api);
      await elsewhere.endOthers();
      await (typeof form.send === "string" ? press(page, form.send) : form.send(page));

      await expect(mainHeading(page, "Sign in")).toBeVisible();
      await expect(toldWhy(page)).toBeVisible();
      await signIn(page, account);
      if (form.withCode) await field(page, "Security code").fill(await securityCode(prepared, 1));
      await expect(mainHeading(page, form.title)).toBeVisible();
      await form.after(page, account);
      expect(await form.untouched(elsewhere.api)).toEqual(before);
    });
  }
}

withoutMail.describe("a session that ends in the middle of", () => {
  testForms(withoutMail, forms);

  withoutMail("another name of a passkey", async ({ page, account, playwright, baseURL }) => {
    const elsewhere = await signInElsewhere(playwright, baseURL, account);
    await plugIn(page);
    await page.goto(`${named(baseURL)}/sign-in?next=/settings/security`);
    await signIn(page, account);
    await addPasskey(page, "Laptop");
    await press(page, "I have saved them");
    await press(page, "Rename Laptop");
    await page.getByRole("dialog").getByLabel("Name of the passkey").fill("Old laptop");
    await elsewhere.endOthers();
    await page.keyboard.press("Enter");
    await expect(mainHeading(page, "Sign in")).toBeVisible();
    await expect(toldWhy(page)).toBeVisible();
    await press(page, "Use a passkey");
    await expect(page.getByLabel("Name of the passkey")).toHaveValue("Old laptop");
  });
});

withMail.describe("a session that ends in the middle of", () => testForms(withMail, formsWithMail));
