// Dear ImGui's stock widgets beside the console's own, in the gallery (tests/gallery): they look alike, are found by
// role and name, and keep a password to themselves.

import { pixelsApart, picture } from "./support/ink.mjs";
import { settled } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ bundle: "build/gallery" });

const part = (page, name) => page.getByRole("region", { name, exact: true });

async function openGallery(page) {
  await page.goto("/");
  await expect(part(page, "Stock")).toBeVisible();
  await settled(page);
}

/** The place of an element's upper left part, of the size that both have. */
async function startOf(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { left: x, top: y, right: x + Math.min(width, 120), bottom: y + height };
}

const alike = {
  button: (region) => region.getByRole("button", { name: "Save" }),
  "disabled button": (region) => region.getByRole("button", { name: "Delete" }),
  "text field": (region) => region.getByRole("textbox", { name: "Name" }),
  select: (region) => region.getByRole("combobox", { name: "Region" }),
};

/** The element of an own check box is larger than what it shows. */
async function markOf(region, name) {
  const box = await region.getByRole("checkbox", { name }).boundingBox();
  const [left, top] = [box.x, box.y + (box.height - 20) / 2];
  return { left, top, right: left + 20, bottom: top + 20 };
}

const schemes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "light, more contrast": { colorScheme: "light", contrast: "more" },
  "dark, more contrast": { colorScheme: "dark", contrast: "more" },
};

for (const [scheme, media] of Object.entries(schemes)) {
  test(`stock widgets look like the console's own: ${scheme}`, async ({ page }) => {
    await page.emulateMedia(media);
    await openGallery(page);
    const image = await picture(page);
    const [own, stock] = [part(page, "Own"), part(page, "Stock")];
    const apart = {};
    for (const [what, find] of Object.entries(alike)) {
      apart[what] = pixelsApart(image, await startOf(find(own)), await startOf(find(stock)));
    }
    for (const name of ["Remember me", "Send me news"]) {
      apart[name] = pixelsApart(image, await markOf(own, name), await markOf(stock, name));
    }
    // The edges of corners and letters may be smoothed otherwise.
    for (const [what, share] of Object.entries(apart)) expect(share, what).toBeLessThan(0.02);
  });
}

test("every stock widget has its role, name, value and state", async ({ page }) => {
  await openGallery(page);
  await expect(part(page, "Stock")).toMatchAriaSnapshot(`
    - button "Save"
    - button "Delete" [disabled]
    - checkbox "Remember me" [checked]
    - text: Remember me
    - checkbox "Send me news"
    - text: Send me news
    - radio "Team" [checked]
    - text: Team
    - radio "Site"
    - text: Site
    - textbox "Name": Ada Lovelace
    - text: Name
    - textbox "Password"
    - text: Password
    - combobox "Region": Frankfurt
    - text: Region
    - button "Name"
    - button "Region"
    - text: Production Dublin Saved 0 times
  `);
});

test("a password in a stock field is nowhere but in the field", async ({ page }) => {
  await openGallery(page);
  const field = part(page, "Stock").getByLabel("Password");
  await field.fill("correct horse battery");
  await field.press("Tab");
  await settled(page);
  await expect(field).toHaveValue("correct horse battery");
  const html = await page.evaluate(() => document.documentElement.outerHTML);
  expect(html).not.toContain("correct horse");
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  expect(stored).not.toContain("correct horse");
  await expect(page.getByText("correct horse")).toHaveCount(0);
});
