import { announcement, mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "newcomer" });

const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const saveButton = (page) => page.getByRole("button", { name: "Save" });
const question = (page) => page.getByRole("dialog", { name: "Leave without saving?" });

async function openProfile(page) {
  await page.goto("/settings/profile");
  await expect(field(page, "Name")).toBeVisible();
}

test("what is saved is there after a reload", async ({ page, api }) => {
  await openProfile(page);
  await field(page, "Name").fill("Ada Lovelace");
  await field(page, "Phone number").fill("+44 20 7946 0958");
  await field(page, "Company").fill("Analytical Engines");
  await field(page, "Job title").fill("Programmer");
  await page.getByLabel("Country").selectOption({ label: "United Kingdom" });
  await page.getByLabel("Time zone").selectOption({ label: "Europe/London" });
  await saveButton(page).click();
  await expect(announcement(page, "Saved")).toBeVisible();

  await page.reload();
  await expect(field(page, "Name")).toHaveValue("Ada Lovelace");
  await expect(field(page, "Company")).toHaveValue("Analytical Engines");
  await expect(page.getByLabel("Country")).toHaveValue("GB");
  expect(await api.get("/profile")).toMatchObject({
    name: "Ada Lovelace",
    phone: "+44 20 7946 0958",
    job_title: "Programmer",
    country: "GB",
    time_zone: "Europe/London",
  });
});

test("Save is possible only while something differs", async ({ page, api }) => {
  await api.saveProfile({ name: "Ada" });
  await openProfile(page);
  await expect(saveButton(page)).toBeDisabled();
  await field(page, "Name").fill("Ada Lovelace");
  await expect(saveButton(page)).toBeEnabled();
  await field(page, "Name").fill("Ada");
  await expect(saveButton(page)).toBeDisabled();

  await field(page, "Company").fill("Analytical Engines");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(field(page, "Company")).toHaveValue("");
  await expect(saveButton(page)).toBeDisabled();
});

test("the e-mail address can be read, not changed", async ({ page, account }) => {
  await openProfile(page);
  await expect(field(page, "E-mail")).toHaveValue(account.email);
  await expect(field(page, "E-mail")).not.toBeEditable();
});

test("what the console can tell is wrong is said without asking the server", async ({ page }) => {
  let puts = 0;
  page.on("request", (request) => (puts += request.method() === "PUT" ? 1 : 0));
  await openProfile(page);
  await field(page, "Phone number").fill("call me");
  await saveButton(page).click();
  await expect(field(page, "Phone number")).toHaveAccessibleDescription(
    "A phone number has digits, spaces and + ( ) - only.",
  );
  await expect(field(page, "Phone number")).toHaveAttribute("aria-invalid", "true");
  expect(puts).toBe(0);
});

test("the server's refusal stands under its field, and what was typed stays", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect("422 /api/v1/profile");
  await openProfile(page);
  await field(page, "Name").fill("Ada");
  await field(page, "Phone number").fill("12");
  await saveButton(page).click();
  await expect(field(page, "Phone number")).toHaveAccessibleDescription(
    "Enter a phone number such as +44 20 7946 0958, or leave the field empty.",
  );
  await expect(field(page, "Name")).toHaveValue("Ada");
  await expect(field(page, "Phone number")).toHaveValue("12");
  expect(await api.get("/profile")).toMatchObject({ name: "", phone: "" });

  await field(page, "Phone number").fill("+44 20 7946 0958");
  await saveButton(page).click();
  await expect(announcement(page, "Saved")).toBeVisible();
});

test("a change made elsewhere is not written over", async ({ page, api, complaints }) => {
  complaints.expect("412 /api/v1/profile");
  await openProfile(page);
  await api.saveProfile({ company: "Elsewhere" });
  await field(page, "Name").fill("Ada");
  await saveButton(page).click();
  await expect(page.getByRole("form").getByText(/changed/)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("Ada");
  expect(await api.get("/profile")).toMatchObject({ name: "", company: "Elsewhere" });
});

test("what was edited here and elsewhere stands side by side, and one of them is chosen", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect("412 /api/v1/profile");
  await openProfile(page);
  await api.saveProfile({ company: "Elsewhere", job_title: "Captain" });
  await field(page, "Company").fill("Here");
  await field(page, "Job title").fill("Pilot");
  await saveButton(page).click();
  const company = page.getByRole("region", { name: "Company was changed elsewhere" });
  await expect(company.getByText("Here", { exact: true })).toBeVisible();
  await expect(company.getByText("Elsewhere", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Take the other: Company" }).click();
  await page.getByRole("button", { name: "Keep yours: Job title" }).click();
  await expect(company).toHaveCount(0);
  await saveButton(page).click();
  await expect(announcement(page, "Saved")).toBeVisible();
  expect(await api.get("/profile")).toMatchObject({ company: "Elsewhere", job_title: "Pilot" });
});

test.describe("with changes that are not saved", () => {
  test.use({ who: "visitor" });

  test.beforeEach(async ({ page }) => {
    await openProfile(page);
    await field(page, "Name").fill("Ada");
    await expect(saveButton(page)).toBeEnabled();
  });

  test("a link asks first; staying keeps them, leaving drops them", async ({ page }) => {
    const security = page.getByRole("link", { name: "Dashboard" });
    await security.click();
    await question(page).getByRole("button", { name: "Stay" }).click();
    await expect(question(page)).toHaveCount(0);
    await expect(page).toHaveURL("/settings/profile");
    await expect(field(page, "Name")).toHaveValue("Ada");

    await security.click();
    await question(page).getByRole("button", { name: "Leave without saving" }).click();
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
    await page.goBack();
    await expect(field(page, "Name")).toHaveValue("");
  });

  test("Escape closes the question and gives the focus back", async ({ page }) => {
    const link = page.getByRole("link", { name: "Dashboard" });
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(question(page)).toBeVisible();
    await expect(question(page).locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(question(page)).toHaveCount(0);
    await expect(link).toBeFocused();
    await expect(field(page, "Name")).toHaveValue("Ada");
  });

  test("the browser's back button asks, too, and the address stays right", async ({ page }) => {
    await page.getByRole("button", { name: "Discard changes" }).click();
    await page.getByRole("link", { name: "Dashboard" }).click();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Profile" }).click();
    await field(page, "Name").fill("Grace");
    await page.goBack();
    await expect(question(page)).toBeVisible();
    await question(page).getByRole("button", { name: "Stay" }).click();
    await expect(page).toHaveURL("/settings/profile");
    await expect(field(page, "Name")).toHaveValue("Grace");

    await page.goBack();
    await question(page).getByRole("button", { name: "Leave without saving" }).click();
    await expect(mainHeading(page, "Cloud Accounts")).toBeVisible();
    await expect(page).toHaveURL("/settings/cloud-accounts");
  });

  test("a reload asks in the browser's own words, and only then", async ({ page }) => {
    const asked = page.waitForEvent("dialog");
    const reload = page.evaluate(() => location.reload());
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await reload;
    await expect(field(page, "Name")).toHaveValue("Ada");

    await page.getByRole("button", { name: "Discard changes" }).click();
    await expect(saveButton(page)).toBeDisabled();
    await page.reload(); // would wait for ever behind a question
    await expect(field(page, "Name")).toHaveValue("");
  });
});
