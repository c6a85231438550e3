// What a page is expected to do besides its buttons, in every engine.

import { refusedFields } from "../browser/support/managers.mjs";
import { expect, test } from "./support/test.mjs";

const finds = (words) => {
  getSelection().removeAllRanges();
  return window.find(words, false, false, true);
};

test("Fields that password managers fill", async ({ person, account }) => {
  await person.open("/sign-in");
  await person.meets("textbox", "Password");
  expect(await person.evaluate(refusedFields)).toEqual([]);
  await person.signIn(account);
  await person.open("/settings/security");
  await person.meets("textbox", "New password");
  expect(await person.evaluate(refusedFields)).toEqual([]);
});

test("Searching finds what is seen, and nothing else", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/cloud-accounts");
  await person.meets("link", "Configure AWS");
  expect(await person.evaluate(finds, "Amazon Web Services")).toBe(true);
  expect(await person.evaluate(finds, "where your clusters run")).toBe(true);
  expect(await person.evaluate(finds, "Change password")).toBe(false);
});

test("Every script in a field, typed and kept", async ({ person, account }) => {
  const name = "سلام हिन्दी 日本語 👩🏽‍🚀";
  await person.signIn(account);
  await person.open("/settings/profile");
  await person.fill("Name", name);
  await person.press("Enter");
  await person.sees("Saved");
  await person.open("/settings/profile");
  await person.meets("textbox", "Name");
  const kept = () => document.querySelector("input[name=name]").value;
  expect(await person.evaluate(kept)).toBe(name);
});

test("Selecting, copying and pasting in fields", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/profile");
  await person.fill("Company", "Analytical Engines");
  await person.press("Control", "a");
  await person.press("Control", "c");
  await person.fill("Job title", "x");
  await person.press("Control", "a");
  await person.press("Control", "v");
  const pasted = () => document.querySelector("input[name=organization-title]").value;
  expect(await person.evaluate(pasted)).toBe("Analytical Engines");
});
