import { mainHeading, settled } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";
import { answerOnce, problem } from "./support/wire.mjs";

test.use({ who: "visitor" });

const json = (body) => ({ status: 200, contentType: "application/json", body });

const replies = [
  {
    what: "HTML, as a captive portal sends it",
    reply: json("<!doctype html><title>Welcome</title>"),
  },
  { what: "nothing at all", reply: json("") },
  { what: "half a reply", reply: json('{"name": "Ada", "pho') },
  { what: "a list instead of an object", reply: json("[1, 2, 3]") },
  { what: "numbers instead of words", reply: json('{"name": 7, "email": {}, "phone": null}') },
  { what: "ten thousand levels", reply: json("[".repeat(10_000)) },
  { what: "a reply of 20 MB", reply: json(`{"name": "${"a".repeat(20_000_000)}"}`) },
  { what: "bytes that are no text", reply: json(Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])) },
];

/** The native tests have all of them for each request (unit/app). */
const quick = ["half a reply", "ten thousand levels", "a reply of 20 MB"];

for (const { what, reply } of replies) {
  const details = thoroughUnless(quick.includes(what));
  test(`${what}: a sentence says so, and trying again helps`, details, async ({ page }) => {
    await answerOnce(page, "GET", "/profile", reply);
    await page.goto("/settings/profile");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
    await expect(page.locator("#crash")).toBeHidden();
  });
}

test("a server that is away until a certain time: that is told, and trying again helps", async ({
  page,
  complaints,
}) => {
  complaints.expect("503 /api/v1/profile");
  const away = new Date(Date.now() + 170_000).toUTCString();
  await answerOnce(page, "GET", "/profile", {
    ...problem(503, "busy", "Later."),
    headers: { "Retry-After": away },
  });
  await page.goto("/settings/profile");
  await expect(page.getByText("Try again in 3 minutes.")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
});

const failures = [
  // What a broken server says of itself is for its operators.
  { status: 500, code: "internal", sentence: /^The server has a problem/ },
  { status: 503, code: "unavailable", sentence: /^The server has a problem/ },
  { status: 429, code: "too-many-requests", sentence: "The harbour is closed." },
];

for (const { status, code, sentence } of failures) {
  test(`${status}: what was typed stays, and can be saved afterwards`, async ({
    page,
    complaints,
  }) => {
    complaints.expect(`${status} /api/v1/profile`);
    await page.goto("/settings/profile");
    const company = page.getByLabel("Company");
    await company.fill("Analytical Engines");
    await answerOnce(page, "PUT", "/profile", problem(status, code, "The harbour is closed."));
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("form").getByText(sentence)).toBeVisible();
    await expect(company).toHaveValue("Analytical Engines");
    await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
    await page.getByRole("button", { name: "Discard changes" }).click();
  });
}

test("no connection: what was typed stays", async ({ page, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.goto("/settings/profile");
  const company = page.getByLabel("Company");
  await company.fill("Analytical Engines");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("form").getByText(/connection|reach/i)).toBeVisible();
  await expect(company).toHaveValue("Analytical Engines");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Discard changes" }).click();
});

test("a session that ended leads to sign-in and back to where the person was", async ({
  page,
  context,
  complaints,
}) => {
  complaints.expect(/^401 /);
  await page.goto("/");
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
  await context.clearCookies();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL("/sign-in?next=/settings/cloud-accounts");
  await expect(page.getByText("Your session has ended. Sign in to go on.")).toBeVisible();
});
