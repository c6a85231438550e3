import { mainHeading, signIn } from "./support/page.mjs";
import { addPasskey, named, plugIn } from "./support/passkeys.mjs";
import { expect, test } from "./support/test.mjs";
import { askForPasswordOnce } from "./support/wire.mjs";

test.use({ who: "newcomer" });

async function signOut(page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
}

const card = (page) => page.getByRole("region", { name: "Passkeys" });

async function openSecurity(page, baseURL, account) {
  await page.goto(`${named(baseURL)}/sign-in?next=/settings/security`);
  await signIn(page, account);
  await expect(page.getByRole("heading", { name: "Passkeys" })).toBeVisible();
}

test("a passkey signs in alone, and as second step, and proves who one is", async ({
  page,
  baseURL,
  account,
  complaints,
}) => {
  complaints.expect("403 /api/v1/recovery-codes");
  await plugIn(page);
  await openSecurity(page, baseURL, account);
  await addPasskey(page, "Laptop");
  await expect(page.getByRole("region", { name: "Your recovery codes" })).toBeFocused();
  await page.getByRole("button", { name: "I have saved them" }).click();
  await expect(card(page).getByRole("row").filter({ hasText: "Laptop" })).toContainText(
    "Not used yet",
  );

  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();

  await signOut(page);
  await signIn(page, account);
  await expect(mainHeading(page, "Passkey")).toBeFocused();
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();

  await page.goto(`${named(baseURL)}/settings/security`);
  await askForPasswordOnce(page, "POST", "/recovery-codes");
  await page.getByRole("button", { name: "Make new recovery codes" }).click();
  await page.getByRole("button", { name: "Make new codes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("button", { name: "I have saved them" }).click();
});

test("a passkey is renamed and removed, and with it the recovery codes", async ({
  page,
  baseURL,
  account,
}) => {
  await plugIn(page);
  await openSecurity(page, baseURL, account);
  await addPasskey(page, "");
  await page.getByRole("button", { name: "I have saved them" }).click();
  await page.getByRole("button", { name: "Rename Passkey" }).click();
  await page.getByRole("dialog").getByLabel("Name of the passkey").fill("Laptop");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove Laptop" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "Signing in will ask for your password alone",
  );
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: "Remove Laptop" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Recovery codes" })).toHaveCount(0);
});

test("a device that does not know its user makes none and uses none, and that is said", async ({
  page,
  baseURL,
  account,
}) => {
  const device = await plugIn(page);
  await openSecurity(page, baseURL, account);
  await device.recognise(false);
  await addPasskey(page, "Laptop");
  const sentence = "No passkey was used. Try again, or choose another way.";
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByLabel("Name of the passkey")).toHaveValue("Laptop");
  await device.recognise(true);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "I have saved them" }).click();

  await signOut(page);
  await device.recognise(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText(sentence)).toBeVisible();
  await device.recognise(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
});

test("a question for a passkey that was put aside does not spoil the next one", async ({
  page,
  baseURL,
  account,
  complaints,
}) => {
  complaints.expect("403 /api/v1/recovery-codes");
  const device = await plugIn(page);
  await openSecurity(page, baseURL, account);
  await addPasskey(page, "Laptop");
  await page.getByRole("button", { name: "I have saved them" }).click();
  await page.reload(); // the device is offered to a session that knows of it
  const dialog = page.getByRole("dialog");
  const askForPasskey = async () => {
    await askForPasswordOnce(page, "POST", "/recovery-codes");
    await page.getByRole("button", { name: "Make new recovery codes" }).click();
    await page.getByRole("button", { name: "Make new codes" }).click();
    await dialog.getByRole("button", { name: "Use a passkey" }).click();
  };
  await device.touch(false);
  const offered = page.waitForResponse("**/session/passkey/options");
  await askForPasskey();
  await offered;
  await expect(dialog.getByRole("button", { name: "Use your passkey" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await device.touch(true);
  await askForPasskey();
  await page.getByRole("button", { name: "I have saved them" }).click();
});

test("where the site has no name there are no passkeys, and it is said why", async ({ page }) => {
  await page.goto("/settings/security");
  await expect(card(page)).toContainText("Passkeys need a site with a name");
  await expect(page.getByRole("button", { name: "Add a passkey" })).toHaveCount(0);
});
