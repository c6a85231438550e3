// How many messages the view has sent to the program.

import { expect } from "@playwright/test";
import { eventually } from "./display.mjs";

const messages = (person) => person.evaluate(() => window.mooring.stats().messages);

const twoFrames = () =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
  });

/** Expects `act` to send one message, and nothing to follow it. */
export async function sendsOne(person, act) {
  const before = await messages(person);
  await act();
  await eventually(async () => (await messages(person)) > before, "a message");
  await person.evaluate(twoFrames);
  expect((await messages(person)) - before).toBe(1);
}
