import { mainHeading, signIn } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";
import { securityCode } from "./support/tools.mjs";

test.use({ who: "stranger" });

test("a wrong password is refused in a sentence, and nothing that was typed is lost", async ({
  page,
  account,
  complaints,
}) => {
  complaints.expect("401 /api/v1/session");
  await page.goto("/");
  await signIn(page, { ...account, password: "not the password" });
  await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  await expect(page.getByLabel("Password")).toHaveValue("not the password");

  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
});

test("empty fields say what belongs into them", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(
    "Enter the e-mail address of your account.",
  );
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription("Enter your password.");
});

test("an address inside leads there after signing in", async ({ page, account }) => {
  await page.goto("/settings/profile");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await signIn(page, account);
  await expect(page).toHaveURL("/settings/profile");
  await expect(mainHeading(page, "Profile")).toBeVisible();
});

test("the address to go on to is of this site only", async ({ page, account }) => {
  await page.goto("/sign-in?next=https://example.org/");
  await signIn(page, account);
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
  await expect(page).toHaveURL("/");
});

test("after signing out, the back button shows nothing of the account", async ({
  page,
  account,
  api,
}) => {
  await api.signIn(account);
  await api.saveProfile({ name: "Ada Lovelace" });
  await page.goto("/");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Ada Lovelace");

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await expect(page).toHaveURL("/sign-in");
  await page.goBack();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
  await expect(page.getByText(account.email)).toHaveCount(0);
  await expect(page.getByLabel("Name")).toHaveCount(0);

  await page.reload();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
});

test.describe("with an authenticator app", () => {
  let secret;

  test.beforeEach(async ({ account, api }) => {
    await api.signIn(account);
    secret = await api.turnTotpOn();
    await api.send("DELETE", "/session");
  });

  test("the security code is asked for as a second step", async ({ page, account, complaints }) => {
    complaints.expect("422 /api/v1/session/code");
    await page.goto("/settings/profile");
    await signIn(page, account);
    await expect(mainHeading(page, "Security code")).toBeVisible();
    const code = page.getByLabel("Security code");

    await code.fill("12");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(code).toHaveAccessibleDescription("The code has six digits; this has 2.");
    await expect(code).toHaveValue("12");

    await code.fill(await securityCode(secret, 60)); // right in half an hour; sent with its sixth digit
    await expect(code).toHaveAccessibleDescription(/^This code is wrong or was used before\./);

    const right = await securityCode(secret, 1);
    await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await expect(mainHeading(page, "Profile")).toBeVisible();
    await expect(page).toHaveURL("/settings/profile");
  });

  test("another account can be chosen instead", async ({ page, account }) => {
    await page.goto("/");
    await signIn(page, account);
    await page.getByRole("button", { name: "Use another account" }).click();
    await expect(mainHeading(page, "Sign in")).toBeVisible();
    await expect(page.getByLabel("Password")).toHaveValue("");
  });
});
