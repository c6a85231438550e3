// One act of a person is one message of the view, whatever it was done with: the browser says that something was
// clicked, Dear ImGui sees the pointer, and only one of them counts.

import { sendsOne } from "./support/messages.mjs";
import { test } from "./support/test.mjs";

test("One message for each click, tap, key and script's click", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/security");
  const box = "Sign out my other devices";
  await person.meets("checkbox", box);
  await sendsOne(person, () => person.click("checkbox", box));
  await sendsOne(person, () => person.tap("checkbox", box));
  await sendsOne(person, () => person.press("Space"));
  const byScript = () => [...document.querySelectorAll("input[type=checkbox]")].at(-1).click();
  await sendsOne(person, () => person.evaluate(byScript));
  const byLabel = () =>
    [...document.querySelectorAll("input[type=checkbox]")].at(-1).labels[0].click();
  await sendsOne(person, () => person.evaluate(byLabel));
  await person.open("/settings/api-keys");
  await person.meets("button", "Generate API key");
  await sendsOne(person, () => person.click("button", "Generate API key")); // which has no name yet
  await sendsOne(person, () => person.tap("button", "Generate API key"));
  await sendsOne(person, async () => {
    await person.tabTo("Generate API key");
    await person.press("Enter");
  });
  await sendsOne(person, () => person.press("Space"));
});
