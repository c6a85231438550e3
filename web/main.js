// Starts the program and joins it with the page.

import createProgram from "mooring-wasm";
import { watchCopying } from "./copy.js";
import { showDebugTools } from "./debug_tools.js";
import { useAccents, useName } from "./brand.js";
import { ConfigError, readConfig } from "./config.js";
import { keepDraft, takeDraft } from "./draft.js";
import { askForSession } from "./early_session.js";
import { watchEnvironment, watchGraphics } from "./environment.js";
import { Faces } from "./face.js";
import { createGraphics } from "./graphics.js";
import { createHost } from "./host.js";
import { LoadError, patiently } from "./loading.js";
import { watchInput } from "./input.js";
import { Mirror } from "./mirror.js";
import { watchHistory } from "./history.js";
import { countries, timeZones } from "./options.js";
import { connect } from "./program.js";
import { watchOutside } from "./outside.js";

/** Numbers of the lists as in src/ui/options.h. */
const OptionList = { countries: 1, timeZones: 2 };

/** @returns {boolean} not when it is there already */
function showPanel() {
  const panel = document.getElementById("crash");
  if (!panel.hidden) return false;
  panel.hidden = false;
  for (const words of document.querySelectorAll("#first-paint p")) words.remove(); // nothing is loading any more
  panel.querySelector("button").addEventListener("click", () => location.reload());
  return true;
}

function showCrash(error) {
  if (showPanel()) reportError(error);
}

/** The browser has told its console already. What was typed before waits in this tab. */
function showLoadError() {
  const panel = document.getElementById("crash");
  panel.querySelector("h2").textContent = "The page could not be loaded";
  panel.querySelector("p").textContent =
    "The site could not be reached, or not all of it came. Reload the page when there is a connection.";
  showPanel();
  addEventListener("online", () => location.reload());
}

/** For who runs the site: until it is mended, there is nothing to be done with the page. */
function showConfigError(error) {
  const panel = document.getElementById("crash");
  panel.querySelector("h2").textContent = "This console is not set up correctly";
  const [sentence] = panel.querySelectorAll("p");
  sentence.textContent = "Its operator has to mend the file config.json:";
  const list = document.createElement("ul");
  list.append(
    ...error.problems.map((problem) => {
      const item = document.createElement("li");
      item.textContent = problem;
      return item;
    }),
  );
  sentence.after(list);
  showCrash(error);
}

/** Compiles the program while it arrives. The preload in the page's head has already asked for it. */
function instantiate(imports) {
  const { href, dataset } = document.getElementById("program");
  // The link has no `integrity` of its own: browsers ignore it on this kind of preload, and say so in the console.
  const reply = fetch(href, { integrity: dataset.integrity, credentials: "same-origin" });
  return WebAssembly.instantiateStreaming(reply, imports);
}

/** @param {object} host of host.js @returns {Promise<object>} what Emscripten's factory makes of the program */
function load(host) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      patiently(() => instantiate(imports)).then(
        ({ instance, module }) => done(instance, module),
        reject,
      );
      return {}; // the instance comes later
    };
    createProgram({ host, instantiateWasm }).then(resolve, reject);
  });
}

/** A trap in the program ends it; any other error is a mistake here that the rest may survive. */
function watchForTraps() {
  const look = ({ error, reason = error }) => {
    if (reason instanceof WebAssembly.RuntimeError) showCrash(reason);
  };
  addEventListener("error", look);
  addEventListener("unhandledrejection", look);
}

/** What does not need the program, while it arrives. @returns {Promise<object>} the site's configuration */
async function prepare(page) {
  const config = await readConfig();
  page.earlySession = askForSession(config.api_base);
  useName(config.product_name);
  if (config.accents) useAccents(config.accents);
  return config;
}

async function start() {
  watchForTraps();
  const query = new URLSearchParams(location.search); // before the program replaces it with its own address
  const root = document.getElementById("page");
  const canvas = document.getElementById("canvas");
  const page = { mirror: new Mirror(root), graphics: createGraphics(canvas) };
  const [config, module] = await Promise.all([prepare(page), load(createHost(page))]);
  const program = connect(module);
  page.module = module;
  page.program = program;
  program.create();
  if (config.accents) program.setAccents(config.accents);
  document.getElementById("first-paint").remove();
  program.setOptions(OptionList.countries, countries());
  program.setOptions(OptionList.timeZones, timeZones());
  const tellFace = watchEnvironment(program, canvas);
  page.faces = new Faces(root, page.graphics !== null, tellFace);
  watchGraphics(page, canvas);
  watchInput(program, page.mirror, root);
  watchCopying(root);
  watchHistory(program);
  program.start(location.pathname + location.search, config, takeDraft());
  keepDraft(program);
  watchOutside(program);
  if (IS_DEBUG && query.has("imgui")) showDebugTools(program);
  window.mooring = Object.freeze({ stats: () => program.stats() });
}

start().catch((error) => {
  if (error instanceof ConfigError) showConfigError(error);
  else if (error instanceof LoadError) showLoadError();
  else showCrash(error);
});
