// Everything by the keyboard alone: no mouse, and no focus given by the test.

import { announcement, mainHeading, settled } from "./support/page.mjs";
import { inkIn, picture } from "./support/ink.mjs";
import { expect, test } from "./support/test.mjs";
import { securityCode } from "./support/tools.mjs";

/** Presses Tab until that has the focus; fails when it is not on the way. */
async function tabTo(page, role, name) {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let stops = 0; stops < 60; ++stops) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement))) return wanted;
  }
  throw new Error(`Tab does not lead to ${role} "${name}"`);
}

/** Tab goes on from the very beginning of the page, rather than from its heading. */
function startOver(page) {
  return page.evaluate(() => {
    document.documentElement.tabIndex = -1;
    document.documentElement.focus();
  });
}

async function follow(page, name) {
  await tabTo(page, "link", name);
  await page.keyboard.press("Enter");
}

async function press(page, name, key = "Enter") {
  await tabTo(page, "button", name);
  await page.keyboard.press(key);
}

async function fill(page, label, text) {
  await tabTo(page, "textbox", label);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

test.describe("somebody who has just got an account", () => {
  test.use({ who: "stranger" });

  test("signs in, links a cloud, changes the profile, makes and deletes a key, turns codes on", async ({
    page,
    account,
    api,
  }) => {
    test.slow();
    await page.goto("/");
    await expect(mainHeading(page, "Sign in")).toBeFocused();
    await fill(page, "E-mail", account.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(account.password);
    await page.keyboard.press("Enter");
    await expect(mainHeading(page, "Dashboard")).toBeFocused();

    await follow(page, "Link an account");
    await expect(mainHeading(page, "Cloud Accounts")).toBeFocused();
    await follow(page, "Configure AWS");
    await expect(page.getByRole("radio", { name: /^Cross/ })).toBeVisible();
    await follow(page, "Next: Create the role");
    await expect(mainHeading(page, "Create the role")).toBeFocused();
    await follow(page, "Next: Enter the role");
    await expect(mainHeading(page, "Enter the role")).toBeFocused();
    await fill(page, "Role ARN", "arn:aws:iam::123456789012:role/mooring");
    await fill(page, "Alias", "Production");
    await page.keyboard.press("Enter");
    await expect(announcement(page, "Linked Production.")).toBeVisible();

    await follow(page, "Profile");
    await expect(page.getByLabel("Company")).toBeVisible();
    await fill(page, "Company", "Analytical Engines");
    await tabTo(page, "combobox", "Country");
    await page.keyboard.type("United K");
    await press(page, "Save", "Space");
    await expect(announcement(page, "Saved")).toBeVisible();
    expect(await api.get("/profile")).toMatchObject({
      company: "Analytical Engines",
      country: "GB",
    });

    await page.keyboard.press("Shift+Tab"); // back towards the menu is as good a way
    await page.goto("/settings/api-keys");
    await expect(mainHeading(page, "API keys")).toBeFocused();
    await fill(page, "Name", "terraform");
    await page.keyboard.press("Enter");
    await press(page, "I have stored it");
    await press(page, "Delete terraform");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Delete terraform" })).toBeFocused();
    await page.keyboard.press("Enter");
    await press(page, "Delete key");
    await expect(announcement(page, "Deleted terraform.")).toBeVisible();

    await page.goto("/settings/security");
    await expect(page.getByLabel("New password")).toBeVisible();
    await press(page, "Set up authenticator app");
    await expect(page.getByLabel("Security code")).toBeVisible();
    const shown = await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent();
    await fill(page, "Name of the device", "Phone");
    await fill(page, "Security code", await securityCode(shown.replaceAll(" ", "")));
    await expect(announcement(page, "On since")).toBeVisible(); // the sixth digit was as good as Enter
    await press(page, "I have saved them");
    await press(page, "Rename Phone");
    await fill(page, "Name of the device", "Work phone");
    await page.keyboard.press("Enter");
    await press(page, "Remove Work phone");
    await press(page, "Remove");
    await expect(announcement(page, "Off")).toBeVisible();
  });
});

test.describe("where the focus goes", () => {
  test.use({ who: "resident" });

  test("the first stop of Tab leads past the menu", async ({ page }) => {
    await page.goto("/settings/cloud-accounts");
    await expect(page.getByRole("link", { name: "Configure AWS" })).toBeVisible();
    await startOver(page);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Configure AWS" })).toBeFocused();
  });

  test("it is in a ring that can be seen, for each stop of Tab", async ({ page }) => {
    await page.goto("/settings/api-keys");
    await expect(page.getByRole("button", { name: "Delete terraform" })).toBeVisible();
    await startOver(page);
    let stops = 0;
    for (;;) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      await settled(page);
      const { name, rect } = await page.evaluate(() => ({
        name: document.activeElement.ariaLabel ?? document.activeElement.textContent,
        rect: document.activeElement.getBoundingClientRect().toJSON(),
      }));
      const image = await picture(page);
      // 1 px apart from the element, 2 px thick: on each side it is the outermost ink around the element.
      const around = {
        left: rect.left - 4,
        top: rect.top - 4,
        right: rect.right + 4,
        bottom: rect.bottom + 4,
      };
      const ring = inkIn(image, around, 1);
      expect(ring, name).not.toBeNull();
      expect(Math.abs(ring.left - (rect.left - 3)), `${name}, left`).toBeLessThanOrEqual(1);
      expect(Math.abs(ring.bottom - (rect.bottom + 3)), `${name}, below`).toBeLessThanOrEqual(1);
      stops += 1;
    }
    expect(stops).toBeGreaterThan(10);
  });

  test("it stays inside a dialog, and goes back where it came from", async ({ page }) => {
    await page.goto("/settings/api-keys");
    const opener = page.getByRole("button", { name: "Delete terraform" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    for (let stops = 0; stops < 6; ++stops) {
      const inside = await dialog.evaluate(
        (element) =>
          element.contains(document.activeElement) || document.activeElement === document.body,
      );
      expect(inside).toBe(true); // the body stands for the browser's own bar
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  });

  test("arrows go from one way of linking to the other", async ({ page }) => {
    await page.goto("/settings/cloud-accounts/aws/new");
    const role = page.getByRole("radio", { name: /^Cross/ });
    await role.focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: /^Access keys/ })).toBeFocused();
    await expect(page.getByRole("radio", { name: /^Access keys/ })).toBeChecked();
    await expect(page.getByRole("link", { name: "Next: Create a user" })).toBeVisible();
    await page.keyboard.press("ArrowUp");
    await expect(role).toBeChecked();
  });

  test("the browser's own keys stay the browser's", async ({ page }) => {
    await page.goto("/settings/profile");
    await expect(page.getByLabel("Company")).toBeVisible();
    const kept = await page.evaluate(() => {
      const keys = ["f", "l", "+", "-", "0", "p", "r"];
      const events = keys.map((key) => new KeyboardEvent("keydown", { key, ctrlKey: true }));
      for (const key of ["F5", "F6", "F3", "Tab"]) {
        events.push(new KeyboardEvent("keydown", { key }));
      }
      const target = document.activeElement;
      return events.every((event) => {
        Object.defineProperty(event, "cancelable", { value: true });
        return target.dispatchEvent(event) && !event.defaultPrevented;
      });
    });
    expect(kept).toBe(true);
  });
});
