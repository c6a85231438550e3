// One journey per section in every engine, by the roles and names that the engine itself computes.

import { expect, test } from "./support/test.mjs";
import { securityCode } from "../browser/support/tools.mjs";

test("Signing in, with a refusal first", async ({ person, account }) => {
  await person.open("/settings/profile");
  await person.fill("E-mail", account.email);
  await person.fill("Password", "not the password");
  await person.click("button", "Sign in");
  await person.sees("The e-mail address or the password is wrong.");
  await person.fill("Password", account.password);
  await person.click("button", "Sign in");
  await person.meets("heading", "Profile");
});

test("Linking a cloud account", async ({ person, account }) => {
  await person.signIn(account);
  await person.click("link", "Settings");
  await person.click("link", "Configure AWS");
  await person.click("link", "Next: Create the role");
  await person.click("link", "Next: Enter the role");
  await person.fill("Role ARN", "arn:aws:iam::123456789012:role/mooring");
  await person.fill("Alias", "Production");
  await person.click("button", "Finish");
  await person.sees("Linked Production.");
  await person.click("link", "Back to Cloud Accounts");
  await person.meets("link", "Edit Production");
});

test("Changing the profile", async ({ person, account }) => {
  await person.signIn(account);
  await person.click("link", "Settings");
  await person.click("link", "Profile");
  await person.fill("Company", "Analytical Engines");
  await person.fill("Name", "Zoë Ångström 山田");
  await person.click("button", "Save");
  await person.sees("Saved");
  await person.open("/settings/profile");
  await person.meets("textbox", "Company");
  const values = await person.evaluate(() =>
    [...document.querySelectorAll("input[name=name], input[name=organization]")].map(
      ({ value }) => value,
    ),
  );
  expect(values).toEqual(["Zoë Ångström 山田", "Analytical Engines"]);
});

test("Changing the password, turning the authenticator app on", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/security");
  await person.fill("Current password", account.password);
  await person.fill("New password", "nine brass buttons on a coat");
  await person.click("button", "Save");
  await person.sees("Password changed");
  await person.click("button", "Set up authenticator app");
  await person.meets("textbox", "Security code");
  const secret = await person.evaluate(() =>
    [...document.querySelectorAll("code")]
      .map(({ textContent }) => textContent)
      .join("")
      .replace(/\s/g, ""),
  );
  await person.fill("Security code", await securityCode(secret)); // sent with its sixth digit
  await person.sees("On since");
  await person.sees("Save these codes now.");
  await person.click("button", "I have saved them");
  await person.sees("10 unused codes");
});

test("Making an API key and deleting it", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/api-keys");
  await person.fill("Name", "terraform");
  await person.click("button", "Generate API key");
  await person.sees("You won't be able to see it again.");
  await person.click("button", "I have stored it");
  await person.lacks("button", "I have stored it"); // what is below it has moved up
  await person.click("button", "Delete terraform");
  await person.meets("dialog", "Delete terraform?");
  await person.press("Escape");
  await person.lacks("dialog", "Delete terraform?");
  await person.click("button", "Delete terraform");
  await person.click("button", "Delete key");
  await person.sees("Deleted terraform.");
});

test("By the keyboard: fields, links and forms", async ({ person, account }) => {
  await person.open("/");
  await person.meets("heading", "Sign in");
  await person.tabTo("E-mail");
  await person.write(account.email);
  await person.tabTo("Password");
  await person.write(account.password);
  await person.press("Enter");
  await person.meets("heading", "Dashboard");
  await person.tabTo("Make a key");
  await person.press("Enter");
  await person.meets("heading", "API keys");
  await person.tabTo("Name");
  await person.write("pipeline");
  await person.press("Enter");
  await person.sees("Made pipeline.");
  await person.tabTo("I have stored it");
});

test("By the keyboard: buttons and dialogs", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/api-keys");
  await person.fill("Name", "pipeline");
  await person.press("Enter");
  await person.sees("Made pipeline.");
  await person.tabTo("I have stored it");
  await person.press("Enter");
  await person.lacks("button", "I have stored it");
  await person.tabTo("Delete pipeline");
  await person.press("Enter");
  await person.meets("dialog", "Delete pipeline?");
  await person.press("Escape");
  await person.lacks("dialog", "Delete pipeline?");
  expect(await person.focused()).toBe("Delete pipeline");
});

test("By the keyboard: linking an AWS role, from the list to Finish", async ({
  person,
  account,
  api,
}) => {
  test.slow(); // some sixty keys, each of which the engine's driver is asked for
  await person.signIn(account);
  // From here on no mouse, and no focus given by the test.
  await person.open("/settings/cloud-accounts");
  await person.meets("heading", "Cloud Accounts");
  await person.tabTo("Configure AWS");
  await person.press("Enter");
  await person.meets("heading", "Choose the access");
  await person.tabTo("Cross-account role (recommended)");
  await person.press("ArrowDown");
  await person.meets("link", "Next: Create a user");
  await person.press("ArrowUp");
  await person.tabTo("Next: Create the role");
  await person.press("Enter");
  await person.meets("heading", "Create the role");
  await person.tabTo("AWS console");
  await person.press("ArrowDown");
  await person.meets("button", "Copy Commands");
  await person.tabTo("Next: Enter the role");
  await person.press("Enter");
  await person.meets("heading", "Enter the role");
  await person.tabTo("Alias");
  await person.write("Production");
  await person.tabBackTo("Role ARN");
  await person.write("123456789012");
  await person.tabTo("Finish");
  await person.press("Enter");
  await person.sees("This is the account id alone.");
  expect((await api.get("/cloud-accounts")).items).toEqual([]);
  expect(await person.focused()).toBe("Role ARN");
  await person.write("arn:aws:iam::123456789012:role/mooring");
  await person.tabTo("Finish");
  await person.press("Enter");
  await person.sees("Linked Production.");
  const { items } = await api.get("/cloud-accounts");
  expect(items).toMatchObject([
    {
      provider: "aws",
      alias: "Production",
      link: { method: "aws_role", role_arn: "arn:aws:iam::123456789012:role/mooring" },
    },
  ]);
});
