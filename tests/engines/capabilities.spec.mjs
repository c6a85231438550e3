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

test("Selecting across elements, copied line by line", async ({ person, account }) => {
  await person.signIn(account);
  await person.open("/settings/cloud-accounts/gcp/new/finish");
  await person.meets("textbox", "Service account key JSON");
  await person.evaluate(() => {
    const [title, about] = document.querySelectorAll("h1, h1 + p");
    getSelection().setBaseAndExtent(title, 0, about, about.childNodes.length);
  });
  await person.press("Control", "c");
  await person.click("textbox", "Service account key JSON");
  await person.press("Control", "v");
  const pasted = () => document.querySelector("textarea").value.replaceAll("\u00a0", " ");
  expect(await person.evaluate(pasted)).toBe(
    "Enter the key\nStep 3 of 3. With the key of a service account made for the platform.",
  );
});

test("What was refused comes into view, also where the focus was there before", async ({
  person,
  account,
}) => {
  await person.signIn(account);
  await person.open("/settings/cloud-accounts/azure/new/finish");
  await person.meets("button", "Copy Command"); // the page is as long as it gets
  await person.click("textbox", "Subscription id");
  expect(await person.focused()).toBe("Subscription id");
  await person.evaluate(() => {
    document.body.style.paddingBottom = "2000px"; // room to scroll the field away
    scrollTo(0, 1800);
  });
  const isSeen = () => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  expect(await person.evaluate(isSeen)).toBe(false);
  await person.press("Enter");
  await person.sees("Enter the subscription id");
  expect(await person.evaluate(isSeen)).toBe(true);
});
