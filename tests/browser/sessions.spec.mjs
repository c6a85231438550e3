import { Api } from "./support/api.mjs";
import { announcement, mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";
import { askForPasswordOnce } from "./support/wire.mjs";

test.use({ who: "newcomer" });

const row = (page, words) => page.getByRole("row").filter({ hasText: words });

/** Signs in with a browser of its own, and gives what speaks for it. */
async function signInElsewhere(playwright, baseURL, account, userAgent) {
  const request = await playwright.request.newContext({ baseURL, userAgent });
  const api = new Api(request);
  await api.signIn(account);
  return api;
}

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1";
const laptop = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";

async function status(api) {
  return (await api.request.get("/api/v1/sessions")).status();
}

async function openSessions(page) {
  await page.goto("/settings/sessions");
  await expect(row(page, "This device")).toBeVisible();
}

test("one session is signed out, which asks for the password when the last proof is old", async ({
  page,
  playwright,
  baseURL,
  account,
  complaints,
}) => {
  complaints.expect(/^403 \/api\/v1\/sessions\//);
  const onPhone = await signInElsewhere(playwright, baseURL, account, phone);
  await openSessions(page);
  await expect(row(page, "Safari 19 on iPhone")).toContainText("127.0.0.1");
  await askForPasswordOnce(page, "DELETE", "/sessions/*");
  await row(page, "Safari 19 on iPhone")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  const question = page.getByRole("dialog");
  await question.getByLabel("Password").fill(account.password);
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(announcement(page, "Signed out Safari 19 on iPhone.")).toBeVisible();
  await expect(row(page, "Safari 19 on iPhone")).toHaveCount(0);
  expect(await status(onPhone)).toBe(401);
  await page.reload();
  await expect(row(page, "This device")).toBeVisible();
});

test("all others are signed out, and then it is said that there are none", async ({
  page,
  playwright,
  baseURL,
  account,
}) => {
  const onPhone = await signInElsewhere(playwright, baseURL, account, phone);
  const onLaptop = await signInElsewhere(playwright, baseURL, account, laptop);
  await openSessions(page);
  await expect(row(page, "Firefox 153 on Linux")).toBeVisible();
  await page.getByRole("button", { name: "Sign out all others" }).click();
  const question = page.getByRole("dialog", { name: "Sign out all others?" });
  await question.getByRole("button", { name: "Sign out all others" }).click();
  await expect(announcement(page, "Signed out everywhere else.")).toBeVisible();
  await expect(page.getByText("You are signed in here only.")).toBeVisible();
  expect([await status(onPhone), await status(onLaptop)]).toEqual([401, 401]);
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(mainHeading(page, "Profile")).toBeVisible();
});

test("a session that has ended meanwhile is gone, and that is no error", async ({
  page,
  playwright,
  baseURL,
  account,
  complaints,
}) => {
  complaints.expect(/^404 \/api\/v1\/sessions\//);
  const onPhone = await signInElsewhere(playwright, baseURL, account, phone);
  await openSessions(page);
  await onPhone.send("DELETE", "/session");
  await row(page, "Safari 19 on iPhone")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(announcement(page, "Safari 19 on iPhone had ended already.")).toBeVisible();
  await expect(row(page, "Safari 19 on iPhone")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
