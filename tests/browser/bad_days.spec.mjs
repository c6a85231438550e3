// Trains, tunnels, servers that are away: nothing typed is lost, what is said is true, and work goes on.

import { loaded, mainHeading, signIn } from "./support/page.mjs";
import { startServer } from "./support/server.mjs";
import { expect, test as base, thorough } from "./support/test.mjs";
import { Unsteady } from "./support/unsteady.mjs";
import { answerOnce, problem } from "./support/wire.mjs";

const test = base.extend({
  line: async ({ server }, use) => {
    const line = await Unsteady.to(server.origin);
    await use(line);
    await line.close();
  },
  baseURL: ({ line }, use) => use(line.origin),
});

const lost = (page) => page.getByText("No connection to the server.");
const badLine = /ERR_(CONNECTION|EMPTY|INCOMPLETE|INTERNET|CONTENT_LENGTH|NETWORK)/;

test.use({ who: "newcomer" });

test("a page that could not be loaded comes by itself when the line is back", async ({
  page,
  line,
  complaints,
}) => {
  complaints.expect(badLine);
  await page.goto("/settings/sessions");
  await loaded(page);
  line.cutsReplies = true;
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(lost(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  line.cutsReplies = false;
  await expect(page.getByLabel("Company")).toBeVisible({ timeout: 20_000 });
  await expect(lost(page)).toHaveCount(0);
});

for (const [what, file] of [
  ["the program", "**/*.wasm"],
  ["what the site decides", "**/config.json"],
]) {
  test(`a page begins although ${what} does not come at first`, async ({ page, complaints }) => {
    complaints.expect(badLine);
    let failures = 2;
    await page.route(file, (route) =>
      failures-- > 0 ? route.abort("connectionreset") : route.continue(),
    );
    await page.goto("/settings/profile");
    await loaded(page);
    await expect(page.getByLabel("Company")).toBeVisible();
    await expect(page.locator("#crash")).toBeHidden();
  });
}

test("a page that cannot begin says why, and begins when it is loaded again", async ({
  page,
  complaints,
}) => {
  complaints.expect(badLine);
  await page.route("**/*.wasm", (route) => route.abort("internetdisconnected"));
  await page.goto("/settings/profile");
  const sentence = page.getByRole("alert").getByText("The site could not be reached");
  await expect(sentence).toBeVisible({ timeout: 25_000 });
  await expect(page.getByText("Loading")).toHaveCount(0);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded(page);
  await expect(page.getByLabel("Company")).toBeVisible();
  await expect(page.locator("#crash")).toBeHidden();
});

test("a page whose script does not come says so in the end", async ({ page, complaints }) => {
  complaints.expect(badLine);
  await page.route("**/*.js", (route) => route.abort("connectionreset"));
  await page.goto("/settings/profile");
  const late = page.getByRole("status").getByText("This takes longer than usual.");
  const pass = (ms) =>
    page.evaluate((now) => {
      for (const animation of document.getAnimations()) {
        animation.pause(); // or the machine's own time would go on
        animation.currentTime = now;
      }
    }, ms);
  await pass(19_900);
  await expect(late).toBeHidden();
  await pass(20_100);
  await expect(late).toBeVisible();
  await page.unroute("**/*.js");
  await page.getByRole("link", { name: "reload the page" }).click();
  await loaded(page);
  await expect(page.getByLabel("Company")).toBeVisible();
});

test("a save whose reply breaks off is told, keeps what was typed, and can be repeated", async ({
  page,
  line,
  api,
  complaints,
}) => {
  complaints.expect(badLine);
  complaints.expect("412 /api/v1/profile");
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  line.cutsBodies = true;
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("form").getByText(/^No answer from the server/)).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
  line.cutsBodies = false;
  await page.getByRole("button", { name: "Save" }).click();
  // The first request had arrived, so this one meets a profile that was changed: by the same person.
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect.poll(async () => (await api.get("/profile")).company).toBe("Babbage & Co");
});

test("that there is no connection is said no longer than it is so, whatever was asked for", async ({
  page,
  line,
  complaints,
}) => {
  complaints.expect(badLine);
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  line.cutsReplies = true;
  await page.getByRole("button", { name: "Save" }).click();
  await expect(lost(page)).toBeVisible();
  line.heal();
  await expect(lost(page)).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

test("a proof that is given in one tab does not end the session of another", async ({
  page,
  line,
  api,
  account,
  complaints,
}) => {
  complaints.expect("401 /api/v1/sessions");
  await page.goto("/settings/profile");
  await loaded(page);
  line.delayThere = 2000;
  const asked = page.waitForRequest("**/api/v1/sessions");
  await page.getByRole("link", { name: "Sessions" }).click();
  await asked;
  await page.waitForTimeout(500); // the request is on its way, with the cookie of before
  line.delayThere = 0;
  await api.send("POST", "/session/reauthentication", { password: account.password });
  await expect(page.getByText("This device")).toBeVisible();
  await expect(mainHeading(page, "Sessions")).toBeVisible();
});

test("what was typed is there again after the program has ended by a mistake", async ({
  page,
  complaints,
}) => {
  complaints.expect(/unreachable/);
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem("mooring.draft")))
    .toContain("Babbage");
  // A trap leaves the program's memory as it was in the middle of a step. Every message asks for random bytes.
  await page.evaluate(() => {
    crypto.getRandomValues = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded(page);
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

for (const [how, what] of Object.entries({
  isSilent: "no answer",
  drips: "an answer that never comes to its end",
})) {
  test(
    `${what} is given up after half a minute, and what was typed stays`,
    thorough,
    async ({ page, line, api, complaints }) => {
      complaints.expect("412 /api/v1/profile"); // the request had arrived: see above
      test.slow();
      await page.goto("/settings/profile");
      await loaded(page);
      await page.getByLabel("Company").fill("Babbage & Co");
      line[how] = true;
      const asked = Date.now();
      await page.getByRole("button", { name: "Save" }).click();
      const sentence = page.getByRole("form").getByText(/^No answer from the server/);
      await expect(sentence).toBeVisible({ timeout: 40_000 });
      expect(Date.now() - asked).toBeGreaterThan(29_000);
      await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
      line.heal();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
      await expect(lost(page)).toHaveCount(0);
      expect((await api.get("/profile")).company).toBe("Babbage & Co");
    },
  );
}

test("on a slow line everything comes, and meanwhile it is told that it is under way", async ({
  page,
  line,
}) => {
  await page.goto("/settings/sessions");
  await loaded(page);
  line.delay = 2500;
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(mainHeading(page, "Profile")).toBeVisible();
  await expect(page.getByText("Loading")).toBeVisible();
  await page.getByLabel("Company").fill("Babbage & Co");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saving" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
});

test("after a day of sleep the session is over, and signing in leads back to what was typed", async ({
  page,
  context,
  account,
}) => {
  await page.clock.install();
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { session_idle_minutes: 60 } }),
  );
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  await context.clearCookies();
  // What was due meanwhile is due at once, as when a lid is opened.
  await page.clock.fastForward("24:00:00");
  await expect(page.getByText("Your session has ended. Sign in to go on.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stay signed in" })).toHaveCount(0);
  await signIn(page, account);
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

test("who comes back to a session that goes on sees what has changed meanwhile", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await page.goto("/settings/profile");
  await loaded(page);
  await api.saveProfile({ company: "Babbage & Co" });
  await page.mouse.move(300, 300);
  await page.clock.fastForward("20:00");
  await page.mouse.move(310, 300);
  await expect(page.getByLabel("Company")).toHaveValue("");
  await page.clock.fastForward("31:00");
  await page.mouse.move(320, 300);
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

test("without a line it is said once, and no longer when there is one", async ({
  page,
  context,
}) => {
  await page.goto("/settings/profile");
  await loaded(page);
  await context.setOffline(true);
  await expect(lost(page)).toHaveCount(1);
  await expect(lost(page)).toBeVisible();
  await context.setOffline(false);
  await expect(lost(page)).toHaveCount(0);
});

test("what is changed in one tab is seen in the other", async ({ page, context }) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/settings/profile");
    await loaded(tab);
  }
  await page.getByLabel("Company").fill("Babbage & Co");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(other.getByLabel("Company")).toHaveValue("Babbage & Co");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(mainHeading(other, "Sign in")).toBeVisible();
});

test("who signs in in one tab is signed in in the other, where they wanted to", async ({
  page,
  context,
  account,
}) => {
  await context.clearCookies();
  const other = await context.newPage();
  await other.goto("/settings/api-keys");
  await expect(mainHeading(other, "Sign in")).toBeVisible();
  await page.goto("/settings/profile");
  await signIn(page, account);
  await expect(mainHeading(other, "API keys")).toBeVisible();
});

test("what one person typed is not saved for another, who signed in in the other tab", async ({
  page,
  context,
  people,
}) => {
  const eve = await people.meet("stranger");
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  await context.clearCookies();
  const other = await context.newPage();
  await other.goto("/settings/profile");
  await signIn(other, eve);
  await expect(page.getByText(eve.email).first()).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("");
});

test("but not over what is being typed there", async ({ page, context }) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/settings/profile");
    await loaded(tab);
  }
  await other.getByLabel("Job title").fill("Engineer");
  await page.getByLabel("Company").fill("Babbage & Co");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(other.getByLabel("Job title")).toHaveValue("Engineer");
});

test("a build that is too old is reloaded with what was typed", async ({ page, complaints }) => {
  complaints.expect("410 /api/v1/profile");
  await page.goto("/settings/profile");
  await loaded(page);
  await page.getByLabel("Company").fill("Babbage & Co");
  await answerOnce(page, "PUT", "/profile", problem(410, "console-too-old", "Too old."));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This page is older than the server.")).toBeVisible();
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: "Reload" }).click(),
  ]);
  await expect(page.getByLabel("Company")).toHaveValue("Babbage & Co");
});

test("a server that stops and starts again in the middle loses nothing", async ({
  page,
  complaints,
}) => {
  complaints.expect(badLine);
  const server = await startServer();
  try {
    const account = await server.addAccount();
    await page.goto(`${server.origin}/settings/profile`);
    await page.getByLabel("E-mail").fill(account.email);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Company").fill("Babbage & Co");
    await server.end("SIGKILL");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(lost(page)).toBeVisible();
    await server.startAgain();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    await expect(lost(page)).toHaveCount(0);
  } finally {
    await server.stop();
  }
});
