// Lines that break, in every engine: each tells of them in words of its own.

import { expect, Person, test as base } from "./support/test.mjs";
import { Unsteady } from "../browser/support/unsteady.mjs";

const test = base.extend({
  line: async ({ server }, use) => {
    const line = await Unsteady.to(server.origin);
    await use(line);
    await line.close();
  },
  person: ({ person, line }, use) => use(new Person(person.browser, line.origin)),
});

test("Saving on a line that breaks, and again when it is mended", async ({
  person,
  account,
  line,
  api,
}) => {
  await person.signIn(account);
  await person.click("link", "Settings");
  await person.click("link", "Profile");
  await person.fill("Company", "Babbage & Co");
  line.isBlocked = true;
  line.cut();
  await person.click("button", "Save");
  await person.sees("No answer from the server.");
  line.heal();
  await person.click("button", "Save");
  await person.sees("Saved");
  expect((await api.get("/profile")).company).toBe("Babbage & Co");
});

test("A page that begins although its program broke off", async ({ person, account, line }) => {
  line.breaks = ({ length }) => length > 20_000; // nothing else is as large
  const opened = person.open("/sign-in");
  await new Promise((done) => {
    setTimeout(done, 2500);
  });
  expect(line.broken).toBeGreaterThan(0);
  line.heal();
  await opened;
  await person.fill("E-mail", account.email);
  await person.fill("Password", account.password);
  await person.press("Enter");
  await person.meets("heading", "Dashboard");
});
