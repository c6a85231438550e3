// Dear ImGui's stock widgets are elements like the console's own: found by role and name, used by every means, and one
// act is one message. They stand in the gallery, beside own ones of the same names.

import { eventually } from "./support/display.mjs";
import { sendsOne } from "./support/messages.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ bundle: "build/gallery" });

const stock = (selector) => `section[aria-label=Stock] ${selector}`;

const focus = (selector) => document.querySelector(selector).focus();
const click = (selector) => document.querySelector(selector).click();
const clickLabel = (selector) => document.querySelector(selector).labels[0].click();
const valueOf = (selector) => document.querySelector(selector).value;
const textOf = (selector) => document.querySelector(selector).textContent;
const optionCount = () => document.querySelectorAll("[role=option]").length;

test("Stock widgets: one message for each click, tap, key and script's click", async ({
  person,
}) => {
  await person.open("/");
  await person.meets("radio", "Team");
  await sendsOne(person, () => person.click("radio", "Site"));
  await sendsOne(person, () => person.tap("radio", "Team"));
  await sendsOne(person, () => person.evaluate(click, stock("button")));
  await sendsOne(person, () => person.evaluate(click, stock("input[type=checkbox]")));
  await sendsOne(person, () => person.evaluate(clickLabel, stock("input[type=checkbox]")));
  await person.evaluate(focus, stock("input[type=checkbox]"));
  await sendsOne(person, () => person.press("Space"));
  await person.evaluate(focus, stock("button"));
  await sendsOne(person, () => person.press("Enter"));
  await sendsOne(person, () => person.press("Space"));
});

test("Stock inputs are written into, stock combos chosen from", async ({ person }) => {
  await person.open("/");
  await person.click("textbox", "Password");
  await person.write("hunter2");
  expect(await person.evaluate(valueOf, stock("input[type=password]"))).toBe("hunter2");
  await person.evaluate(focus, stock("input[type=text]"));
  await person.write("Grace Hopper");
  expect(await person.evaluate(valueOf, stock("input[type=text]"))).toBe("Grace Hopper");
  await person.evaluate(focus, stock("[role=combobox]"));
  await person.press("Enter");
  await eventually(async () => (await person.evaluate(optionCount)) === 3, "three options");
  await sendsOne(person, () => person.evaluate(click, stock("[role=option]:nth-of-type(2)")));
  expect(await person.evaluate(textOf, stock("[role=combobox]"))).toBe("Dublin");
  expect(await person.evaluate(optionCount)).toBe(0);
});
