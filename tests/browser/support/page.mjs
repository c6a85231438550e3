// Words for what tests do with any page.

/** When nothing moves any more: a few frames after the last that the program asked for. */
export function settled(page) {
  return page.evaluate(async () => {
    const nextFrame = () =>
      new Promise((done) => {
        requestAnimationFrame(done);
      });
    await document.fonts.ready;
    for (let frame = 0; frame < 5; ++frame) await nextFrame();
  });
}

/** When somebody who is signed in has a page before them, with all that it loads. */
export async function loaded(page) {
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await page.getByText("Loading").first().waitFor({ state: "detached" });
  await settled(page);
}

export const mainHeading = (page, name) => page.getByRole("heading", { level: 1, name });

export const announcement = (page, words) => page.getByRole("status").filter({ hasText: words });

export async function signIn(page, { email, password }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What the clipboard holds, by pasting it somewhere else; needs the permission `clipboard-write` to have been used. */
export async function pasted(context) {
  const notes = await context.newPage();
  await notes.setContent("<textarea autofocus></textarea>");
  await notes.locator("textarea").press("Control+V");
  const text = await notes.locator("textarea").inputValue();
  await notes.close();
  return text;
}
