// The keyboard is never left without a place: what had the focus keeps it, or hands it to where things go on.

import { announcement, mainHeading, signIn } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "newcomer" });

const heading = (page, name) => page.getByRole("heading", { name, exact: true });

test("Save keeps it, though there is nothing more to save", async ({ page }) => {
  await page.goto("/settings/profile");
  await page.getByLabel("Company").fill("Analytical Engines");
  const save = page.getByRole("button", { name: "Save" });
  await save.focus();
  await page.keyboard.press("Enter");
  await expect(announcement(page, "Saved")).toBeVisible();
  await expect(save).toBeDisabled();
  await expect(save).toBeFocused();
});

test("the first field that is wrong gets it, and all are announced", async ({ page }) => {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Current password")).toBeFocused();
  await expect(page.getByRole("alert")).toHaveText([
    "Enter your current password.",
    "Enter a new password.",
  ]);
});

test("on a small screen what is wrong is brought into view", async ({ page, complaints }) => {
  complaints.expect("422 /api/v1/profile");
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto("/settings/profile");
  await page.getByLabel("Phone number").fill("12");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Phone number")).toBeFocused();
  await expect(page.getByLabel("Phone number")).toBeInViewport();
  await expect(page.getByRole("alert")).toBeInViewport();
});

test("what is typed and sent within one frame counts", async ({ page, api }) => {
  await page.goto("/settings/profile");
  await page.getByLabel("Company").waitFor();
  await page.getByLabel("Company").evaluate((field) => {
    field.focus();
    field.value = "Analytical Engines";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.form.requestSubmit();
  });
  await expect(announcement(page, "Saved")).toBeVisible();
  expect((await api.get("/profile")).company).toBe("Analytical Engines");
});

test("a part that is replaced hands it to its heading", async ({ page }) => {
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up authenticator app" }).press("Enter");
  await expect(page.getByLabel("Security code")).toBeVisible();
  await expect(heading(page, "Multi-factor authentication")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy key" })).toBeFocused();
});

test("a new key gets it, and storing and deleting the key hand it on", async ({ page }) => {
  await page.goto("/settings/api-keys");
  await page.getByLabel("Name").fill("terraform");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByRole("region", { name: "New key terraform" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy API key terraform" })).toBeFocused();
  await page.getByRole("button", { name: "I have stored it" }).press("Enter");
  await expect(mainHeading(page, "API keys")).toBeFocused();

  await page.getByRole("button", { name: "Delete terraform" }).press("Enter");
  await page.getByRole("button", { name: "Delete key" }).press("Enter");
  await expect(announcement(page, "Deleted terraform.")).toBeVisible();
  await expect(heading(page, "Your keys")).toBeFocused();
});

test.describe("with an authenticator app", () => {
  test.use({ who: "guarded" });

  test("the step that asks for the code gets it", async ({ page, context, account }) => {
    await context.clearCookies();
    await page.goto("/sign-in");
    await signIn(page, account);
    await expect(mainHeading(page, "Security code")).toBeFocused();
  });
});
