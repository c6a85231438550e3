import { Api } from "./support/api.mjs";
import { announcement, mainHeading, settled, signIn } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";
import { readQr, securityCode } from "./support/tools.mjs";
import { askForPasswordOnce } from "./support/wire.mjs";

test.use({ who: "newcomer" });

const newPassword = "nine brass buttons on a coat";
const totp = (page) => page.getByRole("region", { name: "Multi-factor authentication" });
const codeField = (page) => page.getByRole("textbox", { name: "Security code" });

async function openSecurity(page) {
  await page.goto("/settings/security");
  await expect(page.getByLabel("New password")).toBeVisible();
}

async function signOut(page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(mainHeading(page, "Sign in")).toBeVisible();
}

async function changePassword(page, current, wanted) {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(wanted);
  await page.getByRole("button", { name: "Save" }).click();
}

/** Starts the enrolment, and gives what the server made for it. */
async function enrol(page) {
  let enrolment = null;
  // Read on its way, since the browser may have dropped it by the time that it is asked for.
  await page.route("**/api/v1/totp", async (route) => {
    if (route.request().method() !== "POST") {
      await route.fallback();
      return;
    }
    const response = await route.fetch();
    enrolment = await response.json();
    await route.fulfill({ response });
  });
  await page.getByRole("button", { name: "Set up authenticator app" }).click();
  await expect(codeField(page)).toBeVisible();
  return enrolment;
}

test.describe("the password", () => {
  test("is changed: the old one is refused afterwards, and the new one works", async ({
    page,
    account,
    complaints,
  }) => {
    complaints.expect("401 /api/v1/session");
    await openSecurity(page);
    await changePassword(page, account.password, newPassword);
    await expect(announcement(page, "Password changed")).toBeVisible();
    await expect(page.getByLabel("Current password")).toHaveValue("");
    await expect(page.getByLabel("New password")).toHaveValue("");

    await signOut(page);
    await signIn(page, account);
    await expect(page.getByText("The e-mail address or the password is wrong.")).toBeVisible();
    await signIn(page, { ...account, password: newPassword });
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
  });

  test("is not changed without the current one, and nothing typed is lost", async ({
    page,
    api,
    account,
    complaints,
  }) => {
    complaints.expect("422 /api/v1/password");
    await openSecurity(page);
    await changePassword(page, "not the password", newPassword);
    await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(
      "This is not your current password.",
    );
    await expect(page.getByLabel("New password")).toHaveValue(newPassword);
    await api.signIn(account); // still right
  });

  test("has to be long enough and not a common one", async ({ page, account, complaints }) => {
    complaints.expect("422 /api/v1/password");
    await openSecurity(page);
    await changePassword(page, account.password, "short");
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(
      "Use at least 15 characters; this has 5. A few words are a good choice.",
    );
    await changePassword(page, account.password, "passwordpassword");
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(/Choose another one/);
  });

  test("is judged while it is typed, and shown when that is wanted", async ({ page }) => {
    await openSecurity(page);
    const wanted = page.getByLabel("New password");
    await wanted.fill("passwordpassword");
    await expect(announcement(page, /Choose another one/)).toBeVisible();
    await wanted.fill(newPassword);
    await expect(announcement(page, "Strong")).toBeVisible();
    await expect(wanted).toHaveAttribute("type", "password");
    await page.getByLabel("Show the passwords").check();
    await expect(wanted).toHaveAttribute("type", "text");
    await expect(wanted).toHaveValue(newPassword);
    await page.getByLabel("Show the passwords").uncheck();
    await expect(wanted).toHaveAttribute("type", "password");
    await expect(wanted).toHaveValue(newPassword);
  });

  test("ends the other sessions when that is wanted", async ({
    page,
    api,
    account,
    playwright,
    baseURL,
  }) => {
    const other = new Api(await playwright.request.newContext({ baseURL }));
    await other.signIn(account);
    expect((await api.get("/session")).state).toBe("signed_in");
    await openSecurity(page);
    await page.getByLabel("Sign out my other devices").setChecked(true);
    await changePassword(page, account.password, newPassword);
    await expect(announcement(page, "Password changed")).toBeVisible();
    expect((await other.get("/session")).state).toBe("signed_out");
    expect((await api.get("/session")).state).toBe("signed_in");
    await other.request.dispose();
  });
});

test.describe("the authenticator app", () => {
  test("is turned on, asked for when signing in, and turned off", async ({
    page,
    api,
    account,
    complaints,
  }) => {
    complaints.expect("422 /api/v1/totp/confirmation");
    await openSecurity(page);
    const { secret } = await enrol(page);
    await codeField(page).fill("000 00");
    await page.getByRole("button", { name: "Enable TOTP" }).click();
    await expect(codeField(page)).toHaveAccessibleDescription(
      "The code has six digits; this has 5.",
    );
    // From here the sixth digit is as good as the button.
    await codeField(page).fill(await securityCode(secret, 10)); // right in five minutes
    await expect(codeField(page)).toHaveAccessibleDescription(/^This code belongs to another time/);
    await codeField(page).fill(await securityCode(secret, 60)); // right in half an hour
    await expect(codeField(page)).toHaveAccessibleDescription(/^This code is wrong/);
    await codeField(page).fill(await securityCode(secret));
    await expect(announcement(page, "On since")).toBeVisible();
    await page.getByRole("button", { name: "I have saved them" }).click();
    expect((await api.get("/security")).totp.state).toBe("on");

    await signOut(page);
    await signIn(page, account);
    await codeField(page).fill(await securityCode(secret, 1));
    await expect(mainHeading(page, "Dashboard")).toBeVisible();

    await openSecurity(page);
    await totp(page).getByRole("button", { name: "Disable TOTP" }).click();
    const question = page.getByRole("dialog", { name: "Disable TOTP?" });
    await question.getByRole("button", { name: "Disable TOTP" }).click();
    await expect(totp(page).getByText("Off", { exact: true })).toBeVisible();
    expect((await api.get("/security")).totp.state).toBe("off");
  });

  test("shows its secret as text, and copies it", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-write"]);
    await openSecurity(page);
    const { secret } = await enrol(page);
    await expect(totp(page).getByText(secret.match(/.{4}/g).join(" "))).toBeVisible();
    await page.getByRole("button", { name: "Copy key" }).click();
    await expect(page.getByRole("button", { name: "Copied key" })).toBeVisible();
    await codeField(page).focus();
    await page.keyboard.press("Control+V");
    await expect(codeField(page)).toHaveValue(secret);
  });

  test("forgets the secret when setting up is cancelled or left", async ({ page }) => {
    await openSecurity(page);
    const { secret } = await enrol(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    const shown = page.getByText(secret.slice(0, 4));
    await expect(shown).toHaveCount(0);

    const again = await enrol(page);
    expect(again.secret).not.toBe(secret);
    await page.getByRole("link", { name: "Profile" }).click();
    await page.goBack();
    await expect(page.getByRole("button", { name: "Set up authenticator app" })).toBeVisible();
    await expect(page.getByText(again.secret.slice(0, 4))).toHaveCount(0);
  });

  test("asks for the password when the last proof is too old", async ({
    page,
    api,
    account,
    complaints,
  }) => {
    complaints.expect("403 /api/v1/totp", "422 /api/v1/session/reauthentication");
    await api.turnTotpOn();
    await askForPasswordOnce(page, "DELETE", "/totp");
    await openSecurity(page);
    await totp(page).getByRole("button", { name: "Disable TOTP" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable TOTP" }).click();

    const proof = page.getByRole("dialog", { name: "Confirm that it is you" });
    const password = proof.getByLabel("Password", { exact: true });
    await password.fill("not the password");
    await proof.getByRole("button", { name: "Confirm" }).click();
    await expect(password).toHaveAccessibleDescription("This is not your current password.");
    await password.fill(account.password);
    await password.press("Enter");
    await expect(totp(page).getByText("Off", { exact: true })).toBeVisible();
    expect((await api.get("/security")).totp.state).toBe("off");
  });
});

test.describe("recovery codes", () => {
  const codes = (page) => page.getByRole("group", { name: "Recovery codes" });

  test("come with the first app, are saved, and open the account once each", async ({
    page,
    account,
    complaints,
  }) => {
    complaints.expect("422 /api/v1/session/recovery-code");
    await openSecurity(page);
    const { secret } = await enrol(page);
    await codeField(page).fill(await securityCode(secret));
    await expect(page.getByRole("region", { name: "Your recovery codes" })).toBeFocused();
    const lines = (await codes(page).innerText()).trim().split("\n");
    expect(lines).toHaveLength(10);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download recovery codes" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("mooring-recovery-codes.txt");
    const chunks = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().trim().split("\n")).toEqual(lines);
    await page.getByRole("button", { name: "I have saved them" }).click();

    for (const attempt of ["first", "second"]) {
      await signOut(page);
      await signIn(page, account);
      await page.getByRole("button", { name: "Use a recovery code" }).click();
      await page.getByLabel("Recovery code").fill(lines[3].toUpperCase());
      await page.getByRole("button", { name: "Sign in" }).click();
      if (attempt === "first") await expect(mainHeading(page, "Dashboard")).toBeVisible();
    }
    await expect(page.getByLabel("Recovery code")).toHaveAccessibleDescription(/used/);
  });

  test("are printed as dark text on white, each whole", async ({ page, api }) => {
    await api.turnTotpOn();
    await openSecurity(page);
    await page.getByRole("button", { name: "Make new recovery codes" }).click();
    await page.getByRole("button", { name: "Make new codes" }).click();
    await expect(codes(page)).toBeVisible();
    const lines = (await codes(page).innerText()).trim().split("\n");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.locator("#canvas")).toBeHidden();
    await expect(codes(page)).toHaveText(lines.join("\n"));
    const { color, background } = await codes(page)
      .locator("pre")
      .evaluate((element) => ({
        color: getComputedStyle(element).color,
        background: getComputedStyle(document.documentElement).backgroundColor,
      }));
    expect(color).toMatch(/rgb\((\d|[1-6]\d), /);
    expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(background);
  });
});

test.describe("a proof that is asked for", () => {
  test("can be a code, and the action goes on by itself", async ({ page, api, complaints }) => {
    complaints.expect("403 /api/v1/recovery-codes");
    const secret = await api.turnTotpOn();
    await askForPasswordOnce(page, "POST", "/recovery-codes");
    await openSecurity(page);
    await page.getByRole("button", { name: "Make new recovery codes" }).click();
    await page.getByRole("button", { name: "Make new codes" }).click();
    const proof = page.getByRole("dialog", { name: "Confirm that it is you" });
    await proof.getByRole("button", { name: "Use a security code" }).click();
    await expect(proof.getByLabel("Security code")).toBeFocused();
    await proof.getByLabel("Security code").fill(await securityCode(secret, 1));
    await expect(page.getByRole("region", { name: "Your recovery codes" })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"]) {
  for (const deviceScaleFactor of [1, 2]) {
    const details = thoroughUnless(colorScheme === "dark" && deviceScaleFactor === 1);
    test.describe(`in ${colorScheme}, at ${deviceScaleFactor}×`, details, () => {
      test.use({ colorScheme, deviceScaleFactor });

      test("a camera reads the QR code", async ({ page }, testInfo) => {
        await openSecurity(page);
        const { secret, uri } = await enrol(page);
        const picture = testInfo.outputPath("page.png");
        await page.getByRole("img", { name: /^QR code/ }).scrollIntoViewIfNeeded();
        await settled(page);
        await page.screenshot({ path: picture });
        expect(await readQr(picture)).toBe(uri);
        expect(new URL(uri).searchParams.get("secret")).toBe(secret);
      });
    });
  }
}
