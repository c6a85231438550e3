import { readFile } from "node:fs/promises";
import { mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";
import { curl } from "./support/tools.mjs";

test.use({ who: "newcomer" });

const rows = (page) => page.getByRole("row");

async function openActivity(page) {
  await page.goto("/settings/activity");
  await expect(page.getByRole("table", { name: "Activity" })).toBeVisible();
}

/** What the browser saves when that link is clicked. */
async function saved(page, link) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}

test("what was done stands in the list, with who did it and from where", async ({
  page,
  api,
  account,
  baseURL,
}) => {
  const { key } = await api.create("/api-keys", {
    name: "Deployment",
    scopes: ["read", "profile:write"],
  });
  const empty = { name: "Ada", phone: "", company: "", job_title: "", country: "", time_zone: "" };
  const headers = ["--header", `x-api-key: ${key}`, "--header", "If-Match: *"];
  const change = ["--request", "PUT", "--json", JSON.stringify(empty)];
  const written = await curl(
    ...headers,
    ...change,
    "--header",
    "X-Requested-With: Mooring",
    `${baseURL}/api/v1/profile`,
  );
  expect(written.status).toBe(200);
  await api.request.post("/api/v1/session", {
    data: { email: account.email, password: "something else entirely" },
    headers: { "X-Requested-With": "Mooring" },
  });
  await openActivity(page);
  await expect(rows(page).nth(1)).toContainText("Someone tried to sign in with a wrong password");
  await expect(rows(page).nth(2)).toContainText("Changed the profile");
  await expect(rows(page).nth(2)).toContainText("API key Deployment");
  await expect(rows(page).nth(3)).toContainText("Generated the API key Deployment");
  await expect(rows(page).last()).toContainText("Signed in with the password");
  await expect(rows(page).nth(1)).toContainText("just now");
  await expect(rows(page).nth(1)).toContainText("127.0.0.1");
});

test("the list is narrowed to a kind, turned around, and saved as it is", async ({ page, api }) => {
  for (let number = 1; number <= 11; ++number) await api.makeKey(`key ${number}`);
  await openActivity(page);
  await page.getByRole("combobox", { name: "Kind" }).selectOption("API keys");
  await expect(page.getByRole("status").filter({ hasText: "11 events" })).toBeVisible();
  await page.getByRole("combobox", { name: "Order" }).selectOption("Oldest first");
  await expect(rows(page).nth(1)).toContainText("Generated the API key key 1");
  await expect(rows(page)).toHaveCount(12);

  const csv = await saved(page, "Download CSV");
  expect(csv.name).toBe("mooring-activity.csv");
  const lines = csv.text.trim().split("\r\n");
  expect(lines[0]).toBe("at,kind,event,subject,address,browser,system,api_key");
  expect(lines).toHaveLength(12);
  const json = await saved(page, "Download JSON");
  expect(json.name).toBe("mooring-activity.json");
  expect(JSON.parse(json.text).items.map(({ kind }) => kind)).toEqual(Array(11).fill("key"));
  await expect(mainHeading(page, "Activity")).toBeVisible(); // the page stayed

  await page.getByRole("combobox", { name: "Kind" }).selectOption("Cloud accounts");
  await expect(page.getByRole("heading", { name: "Nothing of this kind" })).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(rows(page)).toHaveCount(13);
});

test("the list goes on as it is scrolled", async ({ page, api }) => {
  test.slow();
  for (let count = 0; count < 60; ++count) {
    const { api_key: key } = await api.create("/api-keys", { name: `Key ${count}` });
    await api.send("DELETE", `/api-keys/${key.id}`);
  }
  await openActivity(page);
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "122");
  // The end moves away while rows come whose height was not known.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = rows(page).last();
    await expect(last).toContainText("Signed in with the password", { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(rows(page).last()).toHaveAttribute("aria-rowindex", "122");
});
