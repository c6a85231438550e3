import { test as withMail } from "./support/mail.mjs";
import { announcement, mainHeading, signIn } from "./support/page.mjs";
import { expect, test as withoutMail } from "./support/test.mjs";
import { askForPasswordOnce } from "./support/wire.mjs";

const newField = (page) => page.getByLabel("New e-mail address");
const sent = (page, address) =>
  page.getByText(`We sent a code to ${address}; it is valid for ten minutes.`);

async function openAccount(page) {
  await page.goto("/settings/account");
  await expect(page.getByLabel("Your e-mail address")).toBeVisible();
}

async function askForCode(page, address) {
  await page.getByRole("button", { name: "Change e-mail address" }).click();
  await newField(page).fill(address);
  await newField(page).press("Enter");
}

withMail.describe("with e-mail", () => {
  withMail.use({ who: "newcomer" });

  withMail(
    "the address is changed with the code that was sent there",
    async ({ page, mail, account, complaints }) => {
      complaints.expect("403 /api/v1/email-change", "422 /api/v1/email-change/confirmation");
      const wanted = account.email.replace("person", "renamed");
      await openAccount(page);
      await askForPasswordOnce(page, "POST", "/email-change");
      await askForCode(page, wanted);
      const question = page.getByRole("dialog");
      await question.getByLabel("Password").fill(account.password);
      await question.getByRole("button", { name: "Confirm" }).click();
      await expect(sent(page, wanted)).toBeVisible();
      const code = page.getByLabel("Code", { exact: true });
      await code.fill("00000000");
      await code.press("Enter");
      await expect(code).toHaveAccessibleDescription(/^This is not the code of the last e-mail/);

      await code.fill(await mail.codeFor(wanted));
      await page.getByRole("button", { name: "Change address" }).click();
      await expect(announcement(page, "The address was changed.")).toBeVisible();
      await expect(page.getByRole("banner")).toContainText(wanted);
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(mainHeading(page, "Sign in")).toBeVisible();
      await signIn(page, { ...account, email: wanted });
      await expect(mainHeading(page, "Dashboard")).toBeVisible();
    },
  );

  withMail(
    "a reload loses neither the address that is typed nor the code that is awaited",
    async ({ page, mail, account }) => {
      const wanted = account.email.replace("person", "reloaded");
      await openAccount(page);
      await page.getByRole("button", { name: "Change e-mail address" }).click();
      await newField(page).fill(wanted);
      await page.reload();
      await expect(newField(page)).toHaveValue(wanted);
      await page.getByRole("button", { name: "Send code" }).click();
      await expect(sent(page, wanted)).toBeVisible();
      await page.reload();
      await expect(sent(page, wanted)).toBeVisible();
      await page.getByRole("button", { name: "Send again" }).click();
      await expect(announcement(page, "Sent again.")).toBeVisible();
      await page.getByLabel("Code", { exact: true }).fill(await mail.codeFor(wanted, 2));
      await page.getByRole("button", { name: "Change address" }).click();
      await expect(announcement(page, "The address was changed.")).toBeVisible();
    },
  );
});

withoutMail.describe("without e-mail", () => {
  withoutMail.use({ who: "newcomer" });

  withoutMail("a site that cannot send e-mail says so", async ({ page, complaints }) => {
    complaints.expect("503 /api/v1/email-change");
    await openAccount(page);
    await askForCode(page, "ada.lovelace@example.com");
    await expect(page.getByRole("alert")).toContainText("This site cannot send e-mail");
    await expect(newField(page)).toHaveValue("ada.lovelace@example.com");
  });

  withoutMail(
    "an account is deleted by typing its address, and is no more",
    async ({ page, api, account, complaints }) => {
      complaints.expect("401 /api/v1/session");
      await api.makeKey("terraform");
      await openAccount(page);
      await expect(page.getByText("1 API key stops working at once.")).toBeVisible();
      const typed = page.getByLabel("Your e-mail address");
      await typed.fill("person@example.com");
      await typed.press("Enter");
      await expect(typed).toHaveAccessibleDescription(
        `Type ${account.email} to delete this account.`,
      );
      await typed.fill(account.email);
      await page.getByRole("button", { name: "Delete account" }).click();
      await expect(mainHeading(page, "Sign in")).toBeVisible();
      await expect(page.getByText("Your account was deleted")).toBeVisible();
      await signIn(page, account);
      await expect(page.getByRole("alert")).toContainText("wrong");
    },
  );
});
