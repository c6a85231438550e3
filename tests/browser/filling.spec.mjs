// Password managers fill fields that they judge to be visible, before anything has the focus.

import { refusedFields } from "./support/managers.mjs";
import { mainHeading, signIn } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

/** Each field with its token, that it can be filled and that it belongs to a form. */
async function expectFillable(page, expected) {
  await expect(page.locator(":focus:is(input)")).toHaveCount(0);
  for (const [label, token] of Object.entries(expected)) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute("autocomplete", token);
    await expect(field).toHaveAttribute("name", /./);
    await expect(field).toHaveAttribute("id", /./);
    expect(await field.evaluate(({ form }) => form !== null), `${label} is in a form`).toBe(true);
  }
  expect(await page.evaluate(refusedFields)).toEqual([]);
}

test.describe("nobody", () => {
  test("the sign-in form can be filled", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(mainHeading(page, "Sign in")).toBeVisible();
    await expectFillable(page, { "E-mail": "username", Password: "current-password" });
  });
});

test.describe("a person", () => {
  test.use({ who: "newcomer" });

  test("the change of the password can be filled, and tells whose it is", async ({ page }) => {
    await page.goto("/settings/security");
    await expect(page.getByLabel("New password")).toBeVisible();
    await expectFillable(page, {
      "Current password": "current-password",
      "New password": "new-password",
    });
    const form = page.getByRole("form", { name: "Change password" });
    await expect(form.locator("[autocomplete=username]")).toHaveValue(/@example\.com$/);
  });

  test("the profile can be filled", async ({ page }) => {
    await page.goto("/settings/profile");
    await expect(page.getByLabel("Company")).toBeVisible();
    await expectFillable(page, {
      Name: "name",
      "Phone number": "tel",
      Company: "organization",
      "Job title": "organization-title",
      Country: "country",
    });
  });

  test("the code of the authenticator app can be filled", async ({ page }) => {
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Set up authenticator app" }).click();
    await page.setViewportSize({ width: 1280, height: 1600 }); // what is above it can be filled as well
    await page.getByLabel("Security code").waitFor();
    await expectFillable(page, { "Security code": "one-time-code" });
  });

  test("a form that was sent goes away, so that saving is offered", async ({ page, account }) => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    const form = page.getByRole("form", { name: "Sign in" });
    await signIn(page, account);
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
    await expect(form).toHaveCount(0);
    await expect(page).toHaveURL("/");
  });

  test("what a script fills in without a key being pressed is what is sent", async ({
    page,
    account,
  }) => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    const filled = { "E-mail": account.email, Password: account.password };
    for (const [label, value] of Object.entries(filled)) {
      await page.getByLabel(label).evaluate((field, text) => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }, value);
    }
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
  });

  test("/.well-known/change-password leads to the form", async ({ page }) => {
    await page.goto("/.well-known/change-password");
    await expect(page).toHaveURL("/settings/security");
    await expect(page.getByLabel("New password")).toBeVisible();
  });
});

test.describe("somebody with an authenticator app", () => {
  test.use({ who: "guarded" });

  test("the code of the sign-in can be filled", async ({ page, account }) => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await signIn(page, account);
    await expect(mainHeading(page, "Security code")).toBeVisible();
    await expectFillable(page, { "Security code": "one-time-code" });
  });
});
