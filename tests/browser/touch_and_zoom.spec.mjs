// Fingers, small windows, large type.

import { announcement, loaded, settled } from "./support/page.mjs";
import { expect, test, thoroughUnless } from "./support/test.mjs";

test.use({ who: "resident" });

const addresses = [
  "/",
  "/settings/cloud-accounts",
  "/settings/cloud-accounts/aws/new",
  "/settings/cloud-accounts/aws/new/finish",
  "/settings/cloud-accounts/gcp/new/grant",
  "/settings/profile",
  "/settings/security",
  "/settings/api-keys",
  "/settings/sessions",
  "/settings/activity",
  "/settings/account",
];

async function open(page, address) {
  await page.goto(address);
  await loaded(page);
}

/** What a finger or pointer can hit, and how large it is. */
const targets = (page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "#page :is(a, button, input, select, textarea):not([hidden], [data-skip])",
      ),
    ].map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return {
        name: element.ariaLabel ?? element.textContent ?? element.name,
        width,
        height,
      };
    }),
  );

/** Whether the page can be moved sideways. */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("everything that can be hit is at least 44 pixels wide and high", async ({ page }) => {
    test.slow(); // goes through all pages
    for (const address of addresses) {
      await open(page, address);
      for (const { name, width, height } of await targets(page)) {
        expect(height, `${name} on ${address}`).toBeGreaterThanOrEqual(44);
        expect(width, `${name} on ${address}`).toBeGreaterThanOrEqual(44);
      }
    }
  });

  test("a tap does one thing", async ({ page }) => {
    await open(page, "/settings/api-keys");
    await page.getByRole("button", { name: "Delete terraform" }).tap();
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await page.getByRole("button", { name: "Cancel" }).tap();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.getByRole("link", { name: "Security" }).tap();
    await expect(page).toHaveURL("/settings/security");
  });

  test("the keyboard on the screen is of the right kind", async ({ page }) => {
    await open(page, "/settings/profile");
    await expect(page.getByLabel("Phone number")).toHaveAttribute("type", "tel");
    await expect(page.getByLabel("E-mail")).toHaveAttribute("type", "email");
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll("#page input:not([hidden])")].map((input) =>
        parseFloat(getComputedStyle(input).fontSize),
      ),
    );
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(16); // or the phone zooms in
  });

  test("pinching is allowed, and scrolling is the browser's", async ({ page }) => {
    await open(page, "/settings/cloud-accounts");
    const meta = page.locator("meta[name=viewport]");
    await expect(meta).not.toHaveAttribute("content", /user-scalable|maximum-scale/);
    const prevented = await page.evaluate(() =>
      ["touchmove", "wheel"].some((type) => {
        const event = new Event(type, { bubbles: true, cancelable: true });
        document.querySelector("#page section").dispatchEvent(event);
        return event.defaultPrevented;
      }),
    );
    expect(prevented).toBe(false);
  });
});

for (const { what, width, height, scale } of [
  { what: "at 320 pixels, as a window of 1280 is at 400 %", width: 320, height: 256, scale: 100 },
  { what: "with type of 200 %", width: 1280, height: 800, scale: 200 },
  { what: "with type of 200 % on a phone", width: 390, height: 844, scale: 200 },
]) {
  test.describe(what, thoroughUnless(scale === 100), () => {
    test.use({ viewport: { width, height } });

    test("nothing is cut, and no page goes on sideways", async ({ page }) => {
      test.slow(); // goes through all pages
      for (const address of addresses) {
        await open(page, address);
        await page.evaluate((percent) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: ${percent}% }`);
          document.adoptedStyleSheets = [sheet];
        }, scale);
        await settled(page);
        expect(await overflow(page), address).toBeLessThanOrEqual(0);
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll("#page :is(a, button, input, select, [data-text])")]
            .filter((element) => !element.closest("[data-scroll]"))
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => element.textContent || element.name),
        );
        expect(outside, address).toEqual([]);
      }
    });
  });
}

test("the current place is in view again after the window was turned", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 390 });
  await open(page, "/settings/api-keys");
  const current = page.getByRole("link", { name: "API keys" });
  await expect(current).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 390, height: 700 });
  await expect(current).toBeInViewport({ ratio: 1 });
});

test("large type is taken up at once", async ({ page }) => {
  await open(page, "/settings/profile");
  const height = async () =>
    (await page.getByRole("button", { name: "Save" }).boundingBox()).height;
  const before = await height();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html { font-size: 200% }");
    document.adoptedStyleSheets = [sheet];
  });
  await expect.poll(height).toBe(2 * before);
});

test("a window moved to a finer screen is drawn for that", async ({ page }) => {
  await open(page, "/settings/profile");
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setDeviceMetricsOverride", {
    width: 1279, // a ratio that is emulated is told to the page only together with another size
    height: 800,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await expect.poll(() => page.evaluate(() => document.getElementById("canvas").width)).toBe(2558);
});

test("each activation acts once, by whatever means", async ({ page, api }) => {
  let saves = 0;
  page.on("request", (request) => (saves += request.method() === "PUT" ? 1 : 0));
  const means = {
    "a click": (save) => save.click(),
    "a double click": (save) => save.dblclick(),
    Enter: (save) => save.press("Enter"),
    Space: (save) => save.press("Space"),
    "a script": (save) => save.evaluate((button) => button.click()),
  };
  let number = 0;
  const { company } = await api.get("/profile");
  await open(page, "/settings/profile");
  for (const [what, act] of Object.entries(means)) {
    const before = saves;
    await page.getByLabel("Company").fill(`Engines ${++number}`);
    await act(page.getByRole("button", { name: "Save" }));
    await expect(announcement(page, "Saved")).toBeVisible();
    await settled(page);
    expect(saves - before, what).toBe(1);
  }
  await page.getByLabel("Company").fill(company);
  await page.getByLabel("Company").press("Enter");
  await expect(announcement(page, "Saved")).toBeVisible();
});
