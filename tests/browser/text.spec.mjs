// Words and fields behave as on any page: they are found, selected, copied, composed and undone by the browser.

import { announcement, pasted, settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ who: "resident" });

const field = (page, name) => page.getByRole("textbox", { name, exact: true });

async function openProfile(page) {
  await page.goto("/settings/profile");
  await expect(field(page, "Name")).toHaveValue("Ada Lovelace");
  await settled(page);
}

/** What is selected after the mouse was drawn over the middle of an element. */
async function dragOver(page, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 5 });
  await page.mouse.up();
  return page.evaluate(() => getSelection().toString());
}

test("words are selected by drawing the mouse over them", async ({ page }) => {
  await page.goto("/settings/cloud-accounts");
  const summary = page.getByText("Role mooring · 1234 5678 9012");
  await expect(summary).toBeVisible();
  expect((await dragOver(page, summary)).replaceAll("\u00a0", " ")).toBe(
    "Role mooring · 1234 5678 9012",
  );
});

test("words that are broken into lines are copied as a sentence", async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await page.goto("/settings/security");
  const note = page.getByRole("paragraph").filter({ hasText: /^With an authenticator app/ });
  await expect(note).toBeVisible();
  await note.evaluate((element) => getSelection().selectAllChildren(element));
  await page.keyboard.press("Control+C");
  expect(await pasted(context)).toBe(
    "With an authenticator app, signing in also asks for a six-digit code from your phone, so that a stolen password alone is not enough.",
  );
});

test("what is selected across elements is copied line by line, and a table as a spreadsheet takes it", async ({
  page,
  context,
}) => {
  await page.goto("/settings/api-keys");
  const row = page.getByRole("row", { name: /^terraform/ });
  await expect(row).toBeVisible();
  const shown = await row.locator("th, td").evaluateAll((cells) => {
    const words = (cell) => [...cell.querySelectorAll("[data-text]")].map((e) => e.innerText);
    return cells.map((cell) => words(cell).join(" "));
  });
  await row.evaluate((element) => getSelection().selectAllChildren(element));
  await page.keyboard.press("Control+C");
  const cells = (await pasted(context)).trim().split("\t");
  expect(cells[0]).toBe(shown[0]);
  expect(cells[2]).toBe(shown[2]);
  expect(cells.length).toBe(5);

  await page.evaluate(() => {
    const [title, about] = document.querySelectorAll("h1, h1 + p");
    getSelection().setBaseAndExtent(title.firstChild, 4, about.firstChild, 11);
  });
  await page.keyboard.press("Control+C");
  expect(await pasted(context)).toBe("keys\nFor scripts");
});

test("the browser's search finds every visible word, and scrolls to it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.goto("/settings/cloud-accounts/aws/new/grant");
  await page.getByRole("radio", { name: "AWS console" }).check();
  await expect(page.getByRole("button", { name: "Copy Trust policy" })).toBeVisible();
  const words = await page.evaluate(() =>
    [...document.querySelectorAll("#page [data-text]")]
      .map(({ textContent }) => textContent.trim().split("\n")[0].slice(0, 40))
      .filter((text) => text.length > 2),
  );
  expect(words.length).toBeGreaterThan(20);
  for (const word of words) {
    const found = await page.evaluate((text) => {
      getSelection().removeAllRanges();
      return window.find(text, true, false, true);
    }, word);
    expect(found, word).toBe(true);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => window.find("Give the role its permissions", true, false, true));
  const { top } = await page.evaluate(() =>
    getSelection().getRangeAt(0).getBoundingClientRect().toJSON(),
  );
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(500);
});

test("what it finds is where it is seen, in links and buttons too", async ({ page }) => {
  await page.goto("/settings/cloud-accounts");
  await expect(page.getByRole("link", { name: "Edit Production" })).toBeVisible();
  for (const words of ["Sign out", "Security", "Amazon Web Services", "Configure", "Production"]) {
    const { found, place } = await page.evaluate((text) => {
      getSelection().removeAllRanges();
      window.find(text, true, false, true);
      const range = getSelection().getRangeAt(0).getBoundingClientRect();
      const element = getSelection().focusNode.parentElement.getBoundingClientRect();
      const inside = range.left >= element.left - 1 && range.right <= element.right + 1;
      return { found: getSelection().toString(), place: { inside, width: range.width } };
    }, words);
    expect(found, words).toBe(words);
    expect(place.inside, words).toBe(true);
    expect(place.width, words).toBeGreaterThan(20);
  }
});

test("it does not find what is not there any more, or not yet", async ({ page }) => {
  const finds = (text) => page.evaluate((t) => window.find(t, false, false, true), text);
  await page.goto("/settings/api-keys");
  await expect(page.getByText("nightly-report")).toBeVisible();
  expect(await finds("Whatever sends the key")).toBe(false);
  expect(await finds("Skip to content")).toBe(false);
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(field(page, "Company")).toBeVisible(); // the other page has a field called Name, too
  await settled(page);
  expect(await finds("nightly-report")).toBe(false);
});

test("Ctrl+A in a field selects what is in it, and typing is undone and done again", async ({
  page,
}) => {
  await openProfile(page);
  const name = field(page, "Name");
  await name.click();
  await page.keyboard.press("Control+A");
  expect(await page.evaluate(() => getSelection().toString())).toBe("Ada Lovelace");
  await page.keyboard.type("Grace");
  await expect(name).toHaveValue("Grace");
  await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
  await page.keyboard.press("Control+Z");
  await expect(name).toHaveValue("Ada Lovelace");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.keyboard.press("Control+Shift+Z");
  await expect(name).toHaveValue("Grace");
});

test("cut and paste between fields", async ({ page }) => {
  await openProfile(page);
  await field(page, "Job title").press("Control+A");
  await page.keyboard.press("Control+X");
  await expect(field(page, "Job title")).toHaveValue("");
  await field(page, "Name").press("End");
  await page.keyboard.press("Control+V");
  await expect(field(page, "Name")).toHaveValue("Ada LovelaceProgrammer");
});

test("an input method composes, and the program hears what came of it", async ({ page }) => {
  await openProfile(page);
  await field(page, "Company").fill("");
  const client = await page.context().newCDPSession(page);
  for (const text of ["k", "か", "かい", "かいs"]) {
    await client.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await settled(page); // frames in the midst of it must not disturb it
    await expect(field(page, "Company")).toHaveValue(text);
  }
  await client.send("Input.insertText", { text: "会社" });
  await expect(field(page, "Company")).toHaveValue("会社");
  await expect(page.getByRole("button", { name: "Save" })).toBeEnabled();
});

test("a dead key makes one letter of two", async ({ page }) => {
  await openProfile(page);
  await field(page, "Company").fill("Caf");
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "´", selectionStart: 1, selectionEnd: 1 });
  await client.send("Input.insertText", { text: "é" });
  await expect(field(page, "Company")).toHaveValue("Café");
});

test("a long value scrolls inside its field, and the page stays", async ({ page }) => {
  await openProfile(page);
  const company = field(page, "Company");
  await company.fill("Analytical Engines of London ".repeat(4).trim());
  await company.press("End");
  expect(await company.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

test.describe("scripts of the world", () => {
  test.use({ who: "newcomer" });

  const names = ["عائشة محمد", "שרה לוי", "अदिति शर्मा", "山田 太郎", "👩🏽‍💻 Ada", "Zoë Ångström"];

  test("are kept as they were typed, whatever their direction", async ({ page, api }) => {
    await page.goto("/settings/profile");
    for (const name of names) {
      await field(page, "Name").fill(name);
      await page.getByRole("button", { name: "Save" }).click();
      await expect(announcement(page, "Saved")).toBeVisible();
      expect((await api.get("/profile")).name).toBe(name);
      await page.reload();
      await expect(field(page, "Name")).toHaveValue(name);
    }
  });
});

test("spelling is checked in words, not in keys and ids", async ({ page }) => {
  await page.goto("/settings/cloud-accounts/aws/new/finish");
  await expect(field(page, "Role ARN")).toHaveAttribute("spellcheck", "false");
  await expect(field(page, "Role ARN")).toHaveAttribute("autocapitalize", "none");
  await openProfile(page);
  await expect(field(page, "Job title")).not.toHaveAttribute("spellcheck", "false");
});
