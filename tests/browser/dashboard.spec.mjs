import { mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "newcomer" });

const card = (page, name) => page.getByRole("region", { name });

const steps = [
  { name: "Cloud accounts", action: "Link an account", leadsTo: "Cloud Accounts" },
  { name: "Multi-factor authentication", action: "Turn it on", leadsTo: "Security" },
  { name: "API keys", action: "Make a key", leadsTo: "API keys" },
];

test("a new account sees what is to do, and each card leads there", async ({ page }) => {
  await page.goto("/");
  for (const { name, action, leadsTo } of steps) {
    await expect(card(page, name).getByText("To do")).toBeVisible();
    await card(page, name).getByRole("link", { name: action }).click();
    await expect(mainHeading(page, leadsTo)).toBeVisible();
    await page.goBack();
    await expect(mainHeading(page, "Dashboard")).toBeVisible();
  }
});

test("what was done is counted", async ({ page, api }) => {
  await api.link("Production", {
    method: "aws_role",
    role_arn: "arn:aws:iam::123456789012:role/mooring",
  });
  await api.link("Research", {
    method: "azure_subscription",
    subscription_id: "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b",
    tenant_id: "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b",
  });
  await api.makeKey("terraform");
  await api.turnTotpOn();
  await page.goto("/");
  await expect(card(page, "Cloud accounts").getByText("2 accounts linked")).toBeVisible();
  await expect(card(page, "API keys").getByText("1 key", { exact: true })).toBeVisible();
  const security = card(page, "Multi-factor authentication");
  await expect(security.getByText("On", { exact: true })).toBeVisible();
  await expect(security.getByRole("link", { name: "Review security" })).toBeVisible();
});

test("coming back shows what has been done meanwhile", async ({ page, api }) => {
  await page.goto("/");
  await expect(card(page, "API keys").getByText("To do")).toBeVisible();
  await page.getByRole("link", { name: "Make a key" }).click();
  await expect(mainHeading(page, "API keys")).toBeVisible();
  await api.makeKey("pipeline");
  await api.makeKey("terraform");
  await page.getByRole("link", { name: "Dashboard" }).click();
  await expect(card(page, "API keys").getByText("2 keys")).toBeVisible();
});
