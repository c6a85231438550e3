import { announcement } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";
import { curl } from "./support/tools.mjs";
import { loseAnswerOnce } from "./support/wire.mjs";

test.use({ who: "newcomer" });

const nameField = (page) => page.getByRole("textbox", { name: "Name" });
const generate = (page) => page.getByRole("button", { name: "Generate API key" });
const row = (page, name) => page.getByRole("row").filter({ hasText: name });

async function openKeys(page) {
  await page.goto("/settings/api-keys");
  await expect(nameField(page)).toBeVisible();
}

const withKey = (key, ...rest) => curl("--header", `x-api-key: ${key}`, ...rest);

test("a key is made, copied, used, and deleted", async ({
  page,
  context,
  api,
  account,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  await api.saveProfile({ name: "Ada Lovelace" });
  const profile = `${baseURL}/api/v1/profile`;
  await openKeys(page);
  await expect(page.getByRole("heading", { name: "No keys yet" })).toBeVisible();
  await nameField(page).fill("terraform");
  await generate(page).click();
  await expect(page.getByText("You won't be able to see it again.")).toBeVisible();

  await page.getByRole("button", { name: /^Copy API key/ }).click();
  await expect(page.getByRole("button", { name: /^Copied API key/ })).toBeVisible();
  await nameField(page).focus();
  await page.keyboard.press("Control+V");
  await expect(nameField(page)).toHaveValue(/^moor_live_[0-9A-Za-z]{32,}$/);
  const key = await nameField(page).inputValue();
  await expect(page.getByText(key, { exact: true })).toBeVisible();

  const read = await withKey(key, profile);
  expect(read.status).toBe(200);
  expect(JSON.parse(read.body)).toMatchObject({ email: account.email, name: "Ada Lovelace" });
  const write = ["--request", "PUT", "--json", "{}", "--header", "X-Requested-With: Mooring"];
  expect((await withKey(key, ...write, profile)).status).toBe(403);

  await page.getByRole("button", { name: "I have stored it" }).click();
  await nameField(page).fill("");
  await expect(page.getByText(key)).toHaveCount(0);
  await page.reload();
  await expect(row(page, "terraform")).toContainText(key.slice(-4));
  await expect(row(page, "terraform")).toContainText("just now");
  expect(await page.content()).not.toContain(key);

  await row(page, "terraform").getByRole("button", { name: "Delete terraform" }).click();
  const question = page.getByRole("dialog", { name: "Delete terraform?" });
  await expect(question).toContainText("It was last used just now.");
  await question.getByRole("button", { name: "Delete key" }).click();
  await expect(announcement(page, "Deleted terraform.")).toBeVisible();
  await expect(row(page, "terraform")).toHaveCount(0);
  expect((await withKey(key, profile)).status).toBe(401);
});

test("a key is never shown again, not even after going away and back", async ({ page }) => {
  await openKeys(page);
  await nameField(page).fill("pipeline");
  await generate(page).click();
  const shown = page.getByText(/^moor_live_[0-9A-Za-z]{32,}$/);
  await expect(shown).toBeVisible();
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await page.goBack();
  await expect(row(page, "pipeline")).toContainText("Never used");
  await expect(shown).toHaveCount(0);
});

test("a name is needed, and each only once", async ({ page, api, complaints }) => {
  complaints.expect("422 /api/v1/api-keys");
  await api.makeKey("terraform");
  await openKeys(page);
  await generate(page).click();
  await expect(nameField(page)).toHaveAccessibleDescription(
    "Enter a name that tells what will use the key.",
  );
  await nameField(page).fill("Terraform");
  await nameField(page).press("Enter");
  await expect(nameField(page)).toHaveAccessibleDescription(
    "Another key already has this name. Choose a different one.",
  );
  await expect(nameField(page)).toHaveValue("Terraform");
});

test("keeping a key after all changes nothing", async ({ page, api }) => {
  await api.makeKey("terraform");
  await openKeys(page);
  const button = page.getByRole("button", { name: "Delete terraform" });
  await button.click();
  await expect(page.getByRole("dialog")).toContainText("It was never used.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();
  expect((await api.get("/api-keys")).items).toHaveLength(1);
});

test("when an answer is lost, asking again makes one key, not two", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect("502 /api/v1/api-keys");
  await openKeys(page);
  await loseAnswerOnce(page, "POST", "/api-keys");
  await nameField(page).fill("pipeline");
  await generate(page).click();
  await expect(page.getByText(/^moor_live_/).first()).toBeVisible();
  expect((await api.get("/api-keys")).items).toHaveLength(1);
});

test("a key for chosen parts does just that, and is rotated while the old text works on", async ({
  page,
  baseURL,
}) => {
  await page.goto("/settings/api-keys/new?name=Terraform+plan&scopes=profile:read");
  await expect(nameField(page)).toHaveValue("Terraform plan");
  await expect(page.getByRole("combobox", { name: "Profile" })).toHaveValue("read");
  await page.getByRole("combobox", { name: "Expires after" }).selectOption("7 days");
  await generate(page).click();
  const shown = page.getByText(/^moor_live_[0-9A-Za-z]{32,}$/);
  const first = await shown.textContent();
  await expect(page.getByText(`${baseURL}/api/v1/profile`)).toBeVisible();
  expect((await withKey(first, `${baseURL}/api/v1/profile`)).status).toBe(200);
  expect((await withKey(first, `${baseURL}/api/v1/overview`)).status).toBe(403);
  const bearer = ["--header", `Authorization: Bearer ${first}`];
  expect((await curl(...bearer, `${baseURL}/api/v1/profile`)).status).toBe(200);

  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(row(page, "Terraform plan")).toContainText("Reads Profile");
  await expect(row(page, "Terraform plan")).toContainText("Expires soon");
  await expect(page.getByText("1 key expires within a week.")).toBeVisible();
  await page.getByRole("button", { name: "Rotate Terraform plan" }).click();
  const question = page.getByRole("dialog", { name: "Rotate Terraform plan?" });
  await question.getByRole("combobox", { name: "The old text" }).selectOption("1 hour");
  await question.getByRole("button", { name: "Rotate key" }).click();
  await expect(announcement(page, "Rotated Terraform plan.")).toBeVisible();
  const second = await shown.textContent();
  expect(second).not.toBe(first);
  for (const key of [first, second]) {
    expect((await withKey(key, `${baseURL}/api/v1/profile`)).status).toBe(200);
  }
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(row(page, "Terraform plan")).toContainText("The one before works until");
  await expect(page.getByText("1 key expires within a week.")).toHaveCount(0);
});
