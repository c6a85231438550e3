// Journeys while plugs are pulled at random. What the page has said to be done is done, once; what was typed is there
// until it is; and every journey comes to its end. Ten seconds of it in each run of the tests; for an hour:
//
//   MOORING_PLUGS_MINUTES=60 node_modules/.bin/playwright test \
//     --config tests/browser/playwright.config.mjs --project=serve.py pulled_plugs
//
// MOORING_PLUGS_SEED repeats the plugs of an earlier run, though not their moments.

import { expect, test as base } from "@playwright/test";
import { Api } from "./support/api.mjs";
import { signIn } from "./support/page.mjs";
import { randomFrom, Saboteur } from "./support/saboteur.mjs";
import { startServer } from "./support/server.mjs";
import { Unsteady } from "./support/unsteady.mjs";

const minutes = Number(process.env.MOORING_PLUGS_MINUTES ?? 1 / 6);
const seed = Number(process.env.MOORING_PLUGS_SEED ?? Date.now() % 2 ** 31);
/** What a person has patience for, plugs pulled all the while. */
const patience = 180_000;

const test = base.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from here that the fixture uses no other
  site: async ({}, use) => {
    const server = await startServer();
    const line = await Unsteady.to(server.origin);
    await use({ server, line });
    await line.close();
    await server.stop();
  },
});

/** Whether it comes to be seen soon. */
const appears = (locator, timeout = 4000) =>
  locator
    .first()
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );

/** Does what a person does about it until `isDone`, and gives up after `patience`. */
async function until(isDone, act, what) {
  const end = Date.now() + patience;
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`no end of it: ${what}`);
    // The page may be the browser's own, or about to change.
    await act().catch(() => {});
  }
}

/** One person with one tab. */
class Traveller {
  constructor({ page, origin, account, random }) {
    Object.assign(this, { page, origin, account, random });
    this.losses = [];
    this.count = 0;
  }

  name(word) {
    this.count += 1;
    return `${word} ${this.count}`;
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  field(name) {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  async signInWhereNeeded() {
    if (await this.button("Sign in").isVisible()) {
      await signIn(this.page, this.account);
      await appears(this.page.getByRole("navigation", { name: "Main" }));
    }
  }

  /** Reloads, as one does, until what is looked for is there. */
  goTo(path, wanted) {
    return until(
      async () => this.page.url() === this.origin + path && (await appears(wanted)),
      async () => {
        await this.page.goto(this.origin + path, { timeout: 8000 });
        if (!(await appears(wanted))) await this.signInWhereNeeded();
      },
      path,
    );
  }

  /** Presses until it is done; what is in the fields has to be there each time. */
  press(name, isDone, typed = {}) {
    return until(
      isDone,
      async () => {
        await this.button(name).click({ timeout: 4000 });
        if (this.random() < 0.3) await this.button(name).dblclick({ timeout: 500 });
        if (await isDone()) return;
        for (const [label, text] of Object.entries(typed)) {
          if (!(await this.field(label).isVisible())) continue;
          const value = await this.field(label).inputValue();
          if (value !== text && !(await isDone())) {
            this.losses.push(`typed text: ${label} was ${text}, is ${value}`);
            await this.field(label).fill(text);
          }
        }
      },
      name,
    );
  }

  says(text) {
    return appears(this.page.getByRole("status").filter({ hasText: text }));
  }
}

/** Each gives what looks on the server for what is wrong there when it has ended. */
const journeys = {
  async "a profile is saved"(person) {
    const company = person.name("Company");
    await person.goTo("/settings/profile", person.field("Company"));
    await person.field("Company").fill(company);
    // What was said of the journey before goes with the next frame.
    await expect(person.page.getByRole("status").filter({ hasText: /^Saved/ })).toHaveCount(0);
    await person.press("Save", () => person.says(/^Saved/), { Company: company });
    return async (api) => {
      const stored = (await api.get("/profile")).company;
      return stored === company ? [] : [`${company} was saved, and is ${stored}`];
    };
  },

  async "what was typed outlives a reload"(person) {
    const title = person.name("Title");
    const field = person.field("Job title");
    await person.goTo("/settings/profile", field);
    await field.fill(title);
    await person.page.reload({ timeout: 8000 }).catch(() => {});
    await person.goTo("/settings/profile", field);
    await expect(field)
      .toHaveValue(title, { timeout: 2000 })
      .catch(() => {
        person.losses.push(`typed text: ${title}, by a reload`);
      });
    await person
      .button("Discard changes")
      .click({ timeout: 2000 })
      .catch(() => {});
    return async () => [];
  },

  async "a key is made"(person) {
    const name = person.name("key");
    const shown = person.page.getByText(/^moor_live_[0-9A-Za-z]{32,}$/);
    await person.goTo("/settings/api-keys", person.field("Name"));
    await person.field("Name").fill(name);
    await person.press("Generate API key", () => appears(shown), { Name: name });
    const key = await shown.first().textContent();
    await person.button("I have stored it").click();
    return async (api) => {
      const { items } = await api.get("/api-keys");
      const used = await fetch(`${person.server.origin}/api/v1/profile`, {
        headers: { "x-api-key": key },
      });
      const own = items.filter((item) => item.name === name);
      return own.length === 1 && used.status === 200
        ? []
        : [`${name} was made, and is there ${own.length} times; using it gives ${used.status}`];
    };
  },

  async "a key is deleted"(person) {
    const ask = person.page.getByRole("button", { name: /^Delete key \d/ }).first();
    await person.goTo("/settings/api-keys", person.field("Name"));
    if (!(await appears(ask))) return async () => [];
    const name = (await ask.getAttribute("aria-label")).replace("Delete ", "");
    const own = person.page.getByRole("button", { name: `Delete ${name}`, exact: true });
    const question = person.page.getByRole("dialog");
    await until(
      () => person.says(`Deleted ${name}.`),
      async () => {
        if (!(await question.isVisible())) await own.click({ timeout: 2000 });
        await person.button("Delete key").click({ timeout: 2000 });
      },
      `Delete ${name}`,
    );
    return async (api) => {
      const { items } = await api.get("/api-keys");
      return items.some((item) => item.name === name) ? [`${name} was deleted, and is there`] : [];
    };
  },

  async "a subscription is linked, and renamed"(person) {
    const alias = person.name("Azure");
    const id = `0f9e8d7c-6b5a-4493-8271-${String(person.count).padStart(12, "0")}`;
    const tenant = "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b";
    const typed = { "Subscription id": id, "Tenant ID": tenant, Alias: alias };
    await person.goTo("/settings/cloud-accounts/azure/new/finish", person.field("Alias"));
    for (const [label, text] of Object.entries(typed)) await person.field(label).fill(text);
    await person.press("Finish", async () => person.page.url().endsWith("/test"), typed);
    const edit = person.page.url().replace(person.origin, "").replace(/test$/, "edit");
    await person.goTo(edit, person.field("Alias"));
    await person.field("Alias").fill(`${alias}!`);
    const saved = async () => person.page.url().endsWith("/test");
    await person.press("Save", saved, { Alias: `${alias}!` });
    return async (api) => {
      const { items } = await api.get("/cloud-accounts");
      const own = items.filter((item) => item.alias.startsWith(alias));
      return own.length === 1 && own[0].alias === `${alias}!`
        ? []
        : [`${alias} was linked and renamed, and is ${own.map((item) => item.alias)}`];
    };
  },

  async "somebody signs out and in again"(person) {
    await person.goTo("/settings/profile", person.field("Company"));
    await person.press("Sign out", () => appears(person.button("Sign in"), 1000));
    await until(
      () => appears(person.page.getByRole("navigation", { name: "Main" })),
      () => person.signInWhereNeeded(),
      "sign in",
    );
    return async () => [];
  },

  async "the picture is lost and comes back"(person) {
    await person.goTo("/settings/sessions", person.page.getByText("This device"));
    await person.page.evaluate(async () => {
      const context = document.querySelector("canvas").getContext("webgl2");
      const extension = context?.getExtension("WEBGL_lose_context");
      extension?.loseContext();
      await new Promise((done) => {
        setTimeout(done, 200);
      });
      extension?.restoreContext();
    });
    await person.page.goBack({ timeout: 8000 }).catch(() => {});
    await person.page.goForward({ timeout: 8000 }).catch(() => {});
    return async () => [];
  },
};

test(`nothing is lost in ${Math.round(minutes * 60)} seconds of pulled plugs`, async ({
  browser,
  site,
}) => {
  test.setTimeout(minutes * 60_000 + 2 * patience);
  const { server, line } = site;
  const random = randomFrom(seed);
  const account = await server.addAccount();
  const context = await browser.newContext();
  const crashes = [];
  context.on("weberror", (error) => crashes.push(String(error.error())));
  const page = await context.newPage();
  page.on("dialog", (dialog) => dialog.accept());
  const person = new Traveller({ page, origin: line.origin, account, random });
  person.server = server;
  // By a way of its own, past the line.
  const request = await (await browser.newContext({ baseURL: server.origin })).request;
  const api = new Api(request);
  await api.signIn(account);
  const saboteur = new Saboteur({ line, server, random });

  const made = new Map();
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    const names = Object.keys(journeys);
    const name = names[Math.floor(random() * names.length)];
    saboteur.start();
    let findWrongs = async () => [];
    try {
      findWrongs = await journeys[name](person);
    } catch (error) {
      const sights = await page.locator("body").innerText();
      person.losses.push(`${name}: ${error.message}; the page says ${sights}`);
    }
    await saboteur.rest();
    person.losses.push(...(await findWrongs(api)));
    made.set(name, (made.get(name) ?? 0) + 1);
  }

  const table = [...made, ...saboteur.pulled].map(([name, times]) => `${times} × ${name}`);
  person.losses.push(...crashes);
  const lines = [`seed ${seed}`, ...table, `${person.losses.length} lost`];
  process.stdout.write(`${lines.join("\n")}\n`);
  expect(person.losses).toEqual([]);
});
