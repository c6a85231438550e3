// What a person entered as a secret is nowhere in the page afterwards: not in the program's memory, nor in the scripts'.

import { announcement, mainHeading } from "./support/page.mjs";
import { expect, test } from "./support/test.mjs";

// The recorder of traces keeps what fields hold, and would be found.
test.use({ who: "newcomer", trace: "off" });

const secretKey = "zT4mW8xQ2vN6bK0pR3sL7yD1hF5jG9aCeUiOqMwE";

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...from) => {
      const made = await instantiate(...from);
      // The linker has shortened its name.
      window.programMemory = Object.values(made.instance.exports).find(
        (value) => value instanceof WebAssembly.Memory,
      );
      return made;
    };
  }),
);

/** How often the program's memory holds `text`. What looks for it has it as numbers only. */
const countInProgram = (page, text) =>
  page.evaluate(
    (wanted) => {
      let count = 0;
      const bytes = new Uint8Array(window.programMemory.buffer);
      for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        if (wanted.every((byte, i) => bytes[at + i] === byte)) count += 1;
      }
      return count;
    },
    [...Buffer.from(text)],
  );

/** Whether the scripts' heap, after its garbage was collected, holds `text`. */
async function isInScripts(cdp, text) {
  const chunks = [];
  const gather = ({ chunk }) => chunks.push(chunk);
  cdp.on("HeapProfiler.addHeapSnapshotChunk", gather);
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  cdp.off("HeapProfiler.addHeapSnapshotChunk", gather);
  return chunks.join("").includes(text);
}

/** As a person does, so that no script of the tests gets hold of it. */
async function type(page, field, text) {
  await field.focus();
  await page.keyboard.type(text);
}

test("the secret of an access key", async ({ page, context }) => {
  await page.goto("/settings/cloud-accounts/aws/new");
  await page.getByRole("radio", { name: /^Access keys/ }).check();
  await page.getByRole("link", { name: "Next: Create a user" }).click();
  await page.getByRole("link", { name: "Next: Enter the access key" }).click();
  await type(page, page.getByLabel("Alias"), "Production");
  await type(page, page.getByLabel("Access Key ID"), "AKIAIOSFODNN7EXAMPLE");
  await type(page, page.getByLabel("Secret Access Key"), secretKey);
  const cdp = await context.newCDPSession(page);
  expect(await countInProgram(page, secretKey), "while it is typed").toBeGreaterThan(0);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByLabel("Secret Access Key")).toHaveCount(0);
  expect(await countInProgram(page, secretKey), "after it was sent").toBe(0);
  expect(await isInScripts(cdp, secretKey)).toBe(false);
});

test("both passwords of a change", async ({ page, context, account }) => {
  await page.goto("/settings/security");
  await type(page, page.getByLabel("Current password"), account.password);
  await type(page, page.getByLabel("New password"), "nine brass buttons on a coat");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Password changed")).toBeVisible();
  const cdp = await context.newCDPSession(page);
  for (const password of [account.password, "nine brass buttons on a coat"]) {
    expect(await countInProgram(page, password)).toBe(0);
    expect(await isInScripts(cdp, password)).toBe(false);
  }
});

test("the password of a sign-in", async ({ page, context, account }) => {
  await context.clearCookies();
  await page.goto("/sign-in");
  await type(page, page.getByLabel("E-mail"), account.email);
  await type(page, page.getByLabel("Password"), account.password);
  await page.keyboard.press("Enter");
  await expect(mainHeading(page, "Dashboard")).toBeVisible();
  const cdp = await context.newCDPSession(page);
  expect(await countInProgram(page, account.password)).toBe(0);
  expect(await isInScripts(cdp, account.password)).toBe(false);
});
