// The mirror alone: the same elements as an ordinary page, and everything still works.

import { examine } from "./support/axe.mjs";
import { announcement, loaded, mainHeading, signIn } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";
import { readQr } from "./support/tools.mjs";

test.use({ who: "newcomer" });

const canvas = (page) => page.locator("#canvas");
const toPlain = (page) => page.getByRole("button", { name: "Show the plain page" });
const toDrawn = (page) => page.getByRole("button", { name: "Show the drawn page" });

/** As in a browser, or on a machine, that has none. */
function withoutWebGl() {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function refuse(kind, ...options) {
    return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...options]);
  };
}

/** Words that are there to be read have a colour. */
async function expectPlain(page) {
  await expect(canvas(page)).toBeHidden();
  await expect(mainHeading(page)).not.toHaveCSS("color", "rgba(0, 0, 0, 0)");
}

async function expectDrawn(page) {
  await expect(canvas(page)).toBeVisible();
  await expect(mainHeading(page)).toHaveCSS("color", "rgba(0, 0, 0, 0)");
}

test("a person can choose it, and the choice is remembered", async ({ page }) => {
  await page.goto("/settings/profile");
  await expectDrawn(page);
  await toPlain(page).click();
  await expectPlain(page);
  await expect(toDrawn(page)).toBeFocused();
  await page.reload();
  await expect(mainHeading(page, "Profile")).toBeVisible();
  await expectPlain(page);
  await toDrawn(page).click();
  await expectDrawn(page);
  await page.reload();
  await expect(mainHeading(page, "Profile")).toBeVisible();
  await expectDrawn(page);
});

test("forced colours show it, and colours of the page's own bring the picture back", async ({
  page,
}) => {
  await page.goto("/settings/profile");
  await expectDrawn(page);
  await page.emulateMedia({ forcedColors: "active" });
  await expectPlain(page);
  await expect(toDrawn(page)).toHaveCount(0);
  await page.emulateMedia({ forcedColors: "none" });
  await expectDrawn(page);
});

test("paper shows it", async ({ page }) => {
  await page.goto("/settings/security");
  await expect(page.getByLabel("New password")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expectPlain(page);
  await expect(page.getByRole("navigation", { name: "Main", includeHidden: true })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expectDrawn(page);
});

test("the code of the authenticator app can be read from it, in the dark too", async ({
  page,
}, testInfo) => {
  await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up authenticator app" }).click();
  const qr = page.getByRole("img", { name: "QR code for the authenticator app" });
  const file = testInfo.outputPath("qr.png");
  await qr.screenshot({ path: file });
  expect(await readQr(file)).toMatch(/^otpauth:\/\/totp\//);
});

test.describe("without WebGL", () => {
  test.use({ who: "stranger" });

  test("a person signs in, changes the profile, makes a key and deletes it", async ({
    page,
    account,
    api,
  }) => {
    await page.addInitScript(withoutWebGl);
    await page.goto("/");
    await expect(mainHeading(page, "Sign in")).toBeVisible();
    await expectPlain(page);
    await signIn(page, account);
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("link", { name: "Profile" }).click();
    await page.getByLabel("Company").fill("Analytical Engines");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(announcement(page, "Saved")).toBeVisible();
    expect((await api.get("/profile")).company).toBe("Analytical Engines");

    await page.getByRole("link", { name: "API keys" }).click();
    await expect(mainHeading(page, "API keys")).toBeVisible(); // the profile has a name, too
    await page.getByLabel("Name").fill("terraform");
    await page.getByRole("button", { name: "Generate API key" }).click();
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByRole("button", { name: "Delete terraform" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete key" }).click();
    await expect(announcement(page, "Deleted terraform.")).toBeVisible();
    await expect(page.locator("#crash")).toBeHidden();
  });
});

const addresses = [
  "/",
  "/settings/cloud-accounts",
  "/settings/cloud-accounts/aws/new",
  "/settings/cloud-accounts/azure/new/grant",
  "/settings/profile",
  "/settings/security",
  "/settings/api-keys",
  "/settings/sessions",
  "/settings/activity",
  "/settings/account",
];

for (const colorScheme of ["light", "dark"]) {
  test.describe(`${colorScheme}, at 320 pixels`, thoroughUnless(colorScheme === "light"), () => {
    test.use({ who: "resident", colorScheme, viewport: { width: 320, height: 640 } });

    test("it is readable, reaches no further than the window, and axe finds nothing", async ({
      page,
    }) => {
      test.slow(); // goes through all pages
      await page.addInitScript(() => localStorage.setItem("mooring.plain", "yes"));
      for (const address of addresses) {
        await page.goto(address);
        await loaded(page);
        await expectPlain(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, address).toBeLessThanOrEqual(320);
        const { violations, incomplete } = await examine(page);
        const found = [...violations, ...incomplete];
        expect(
          found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`),
          address,
        ).toEqual([]);
      }
    });
  });
}
