// A person at WebKitGTK's MiniBrowser, by WebDriver. Elements are found by the roles and names that WebKit itself
// computes.

import { spawn } from "node:child_process";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";
import { freePort } from "../../browser/support/ports.mjs";
import { eventually, startDisplay } from "./display.mjs";
import { tapElement } from "./finger.mjs";

const miniBrowser = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

async function startDriver(display) {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", ["--host=127.0.0.1", `--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display.name,
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
    },
    stdio: "ignore",
  });
  const address = `http://127.0.0.1:${port}`;
  await eventually(
    () =>
      fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    "WebKitWebDriver answers",
  );
  return { address, stop: () => driver.kill() };
}

export async function startWebKit({ webgl }) {
  const display = await startDisplay();
  const driver = await startDriver(display);
  const session = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(driver.address)
    .withCapabilities(
      new Capabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": {
          binary: miniBrowser,
          args: ["--automation", `--enable-webgl=${webgl}`],
        },
      }),
    )
    .build();
  await session.manage().window().setRect({ width: 1200, height: 900 });
  return {
    browser: new WebKit(session),
    async stop() {
      await session.quit();
      driver.stop();
      display.stop();
    },
  };
}

/** Where elements of a role may be; which of them are is WebKit's word. */
const candidates = {
  button: "button, input[type=file]",
  checkbox: "input[type=checkbox]",
  combobox: "select, [role=combobox]",
  dialog: "dialog",
  heading: "h1, h2, h3",
  link: "a",
  option: "option, [role=option]",
  radio: "input[type=radio]",
  textbox: "input, textarea",
};

class WebKit {
  constructor(session) {
    this.session = session;
  }

  open(address) {
    return this.session.get(address);
  }

  async find(role, name) {
    const found = [];
    for (const element of await this.session.findElements(By.css(candidates[role]))) {
      // An element may go while it is asked about.
      const said = await Promise.all([element.getAriaRole(), element.getAccessibleName()]).catch(
        () => [],
      );
      const isPassword = role === "textbox" && said[0] === "";
      if ((said[0] === role || isPassword) && said[1] === name) found.push(element);
    }
    return found;
  }

  /** With a finger. */
  tap(element) {
    return this.session.executeScript(`(${tapElement})(arguments[0])`, element);
  }

  async press(...chord) {
    const named = {
      Control: Key.CONTROL,
      Shift: Key.SHIFT,
      Tab: Key.TAB,
      Enter: Key.ENTER,
      Escape: Key.ESCAPE,
      ArrowDown: Key.ARROW_DOWN,
      ArrowUp: Key.ARROW_UP,
      Space: " ",
    };
    const held = chord.slice(0, -1).map((key) => named[key]);
    const last = named[chord.at(-1)] ?? chord.at(-1);
    let actions = this.session.actions();
    for (const key of held) actions = actions.keyDown(key);
    actions = actions.sendKeys(last);
    for (const key of held) actions = actions.keyUp(key);
    await actions.perform();
  }

  type(text) {
    return this.session.actions().sendKeys(text).perform();
  }

  evaluate(script, ...args) {
    return this.session.executeScript(`return (${script})(...arguments)`, ...args);
  }

  async screenshot() {
    return Buffer.from(await this.session.takeScreenshot(), "base64");
  }
}
