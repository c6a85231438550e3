// A test of a link that meets something else than an answer: the provider goes, gives rubbish, or this site goes.

import { announcement, mainHeading } from "./support/page.mjs";
import { test } from "./support/providers.mjs";
import { expect, thoroughUnless } from "./support/test.mjs";

test.use({ who: "newcomer" });

const roleArn = "arn:aws:iam::123456789012:role/mooring";
const overview = "/settings/cloud-accounts";
const works = "AWS lets the platform in. The link works.";

const account = (page) => page.getByRole("listitem").filter({ hasText: "Production" });
const connection = (page) => page.getByRole("region", { name: "Connection" });
const testAgain = (page) => page.getByRole("button", { name: "Test again" });

/** What AWS knows when the role is as the set-up shows it; see stand_ins/serve.py for `behaviour`. */
async function setUpRole(providers, { externalId, ...behaviour }) {
  await providers.control({ aws: { ...behaviour, roles: { [roleArn]: externalId } } });
}

const externalIdOf = async (api) => (await api.get("/cloud-setup")).aws.external_id;

async function linkRole(page) {
  await page.goto(`${overview}/aws/new/finish`);
  await page.getByRole("textbox", { name: "Role ARN", exact: true }).fill(roleArn);
  await page.getByRole("textbox", { name: "Alias", exact: true }).fill("Production");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(mainHeading(page, "Production")).toBeVisible();
}

/** Until AWS has been asked, and the page says so; the answer is still to come. */
async function expectUnderWay(page, providers, asked) {
  await expect(announcement(page, "Asking AWS whether the link works.")).toBeVisible();
  await expect.poll(async () => (await providers.requests()).aws).toBeGreaterThan(asked);
  await expect(connection(page)).toContainText("Testing");
}

async function expectNotTheirFault(page, api, code) {
  const said = await connection(page).textContent();
  expect(said).toContain("Failed");
  expect(said).toContain("What you entered has not been judged.");
  expect(said).not.toContain("Role ARN");
  const [stored] = (await api.get("/cloud-accounts")).items;
  expect(stored).toMatchObject({ status: "failed", problem: { code, pointer: null } });
}

test("a provider that goes in the middle of a test was not reached, and is asked again when it is back", async ({
  page,
  api,
  providers,
}) => {
  const externalId = await externalIdOf(api);
  const { aws: asked } = await providers.requests();
  // It would say yes: only that it goes can make the test fail.
  await setUpRole(providers, { externalId, mode: "slow", delay: 4 });
  await linkRole(page);
  await expectUnderWay(page, providers, asked);
  await providers.kill();
  await expect(announcement(page, "This site could not reach AWS.")).toBeVisible();
  await expect(connection(page)).toContainText("Nothing is wrong on your side.");
  await expectNotTheirFault(page, api, "provider_unreachable");

  await page.getByRole("link", { name: "Back to Cloud Accounts" }).click();
  await expect(account(page)).toContainText("Failed");
  await page.getByRole("link", { name: "Why? Production" }).click();
  await expect(announcement(page, "This site could not reach AWS.")).toBeVisible();

  await providers.startAgain();
  await setUpRole(providers, { externalId });
  await testAgain(page).click();
  await expect(announcement(page, works)).toBeVisible();
  await expect(connection(page)).toContainText("Connected");
  await page.getByRole("link", { name: "Back to Cloud Accounts" }).click();
  await expect(account(page)).toContainText("Connected");
});

test("the list, too, hears of a provider that goes in the middle of a test", async ({
  page,
  api,
  providers,
}) => {
  const { aws: asked } = await providers.requests();
  await setUpRole(providers, {
    externalId: await externalIdOf(api),
    mode: "slow",
    delay: 4,
  });
  await api.link("Production", { method: "aws_role", role_arn: roleArn });
  await page.goto(overview);
  await expect(account(page)).toContainText("Testing");
  await expect.poll(async () => (await providers.requests()).aws).toBeGreaterThan(asked);
  await providers.kill();
  await expect(account(page)).toContainText("Failed");
  await providers.startAgain();
});

test("a provider that gives rubbish is not the person's fault, and is believed when it comes to its senses", async ({
  page,
  api,
  providers,
}) => {
  const externalId = await externalIdOf(api);
  await setUpRole(providers, { externalId, mode: "right" });
  await linkRole(page);
  await expect(announcement(page, works)).toBeVisible();
  for (const mode of ["garbage", "nonsense", "empty", "huge"]) {
    await setUpRole(providers, { externalId, mode });
    await testAgain(page).click();
    await expect(
      announcement(page, "AWS gave an answer that this site does not understand."),
      mode,
    ).toBeVisible();
    await expectNotTheirFault(page, api, "provider_answer_unknown");
    await setUpRole(providers, { externalId, mode: "right" });
    await testAgain(page).click();
    await expect(announcement(page, works)).toBeVisible();
  }
});

for (const [signal, how] of [
  ["SIGTERM", "stopped"],
  ["SIGKILL", "killed"],
]) {
  const title = `a test does not go on for ever when this site is ${how} in its middle and starts again`;
  test(
    title,
    thoroughUnless(how === "killed"),
    async ({ page, api, providers, server, complaints }) => {
      complaints.expect(/net::ERR_/); // the page looks for news while nobody is there
      const externalId = await externalIdOf(api);
      const { aws: asked } = await providers.requests();
      await setUpRole(providers, { externalId, mode: "silent" });
      await linkRole(page);
      await expectUnderWay(page, providers, asked);
      const unanswered = page.waitForEvent("requestfailed");
      await server.end(signal);
      await unanswered;
      await setUpRole(providers, { externalId, mode: "right" });
      await server.startAgain();

      await expect(announcement(page, "because this site was restarted")).toBeVisible();
      await expect(connection(page)).toContainText("Not tested");
      await page.getByRole("button", { name: "Test now" }).click();
      await expect(announcement(page, works)).toBeVisible();
    },
  );
}
