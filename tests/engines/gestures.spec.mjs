// One act of a person is one message of the view, whatever it was done with: the browser says that something was
// clicked, Dear ImGui sees the pointer, and only one of them counts.

import { eventually } from "./support/display.mjs";
import { expect, test } from "./support/test.mjs";

const messages = (person) => person.evaluate(() => window.mooring.stats().messages);

const twoFrames = () =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
  });

/** Expects `act` to send one message, and nothing to follow it. */
async function sendsOne(person, act) {
  const before = await messages(person);
  await act();
  await eventually(async () => (await messages(person)) > before, "a message");
  await person.evaluate(twoFrames);
  expect((await messages(person)) - before).toBe(1);
}

test("One message for each click, key and script's click", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/security");
  const box = "Sign out my other devices";
  await person.meets("checkbox", box);
  await sendsOne(person, () => person.click("checkbox", box));
  await sendsOne(person, () => person.press("Space"));
  const byScript = () => [...document.querySelectorAll("input[type=checkbox]")].at(-1).click();
  await sendsOne(person, () => person.evaluate(byScript));
  const byLabel = () =>
    [...document.querySelectorAll("input[type=checkbox]")].at(-1).labels[0].click();
  await sendsOne(person, () => person.evaluate(byLabel));
  await person.open("/settings/api-keys");
  await person.meets("button", "Generate API key");
  await sendsOne(person, () => person.click("button", "Generate API key")); // which has no name yet
  await sendsOne(person, async () => {
    await person.tabTo("Generate API key");
    await person.press("Enter");
  });
  await sendsOne(person, () => person.press("Space"));
});
