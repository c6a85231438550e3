// Starts the program and joins it with the page.

import createProgram from "mooring-wasm";
import { watchCopying } from "./copy.js";
import { keepDraft, takeDraft } from "./draft.js";
import { watchEnvironment, watchGraphics } from "./environment.js";
import { Faces } from "./face.js";
import { createHost } from "./host.js";
import { watchInput } from "./input.js";
import { Mirror } from "./mirror.js";
import { watchHistory } from "./history.js";
import { countries, timeZones } from "./options.js";
import { connect } from "./program.js";

/** Numbers of the lists as in src/ui/options.h. */
const OptionList = { countries: 1, timeZones: 2 };

function showCrash(error) {
  const panel = document.getElementById("crash");
  if (!panel.hidden) return;
  panel.hidden = false;
  panel.querySelector("button").addEventListener("click", () => location.reload());
  reportError(error);
}

/** Compiles the program while it arrives. The preload in the page's head has already asked for it. */
function instantiate(imports, done) {
  const { href, dataset } = document.getElementById("program");
  // The link has no `integrity` of its own: browsers ignore it on this kind of preload, and say so in the console.
  const reply = fetch(href, { integrity: dataset.integrity, credentials: "same-origin" });
  WebAssembly.instantiateStreaming(reply, imports).then(
    ({ instance, module }) => done(instance, module),
    showCrash,
  );
  return {}; // says that the instance comes later
}

/** A trap in the program ends it; any other error is a mistake here that the rest may survive. */
function watchForTraps() {
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) showCrash(error);
  });
}

async function start() {
  watchForTraps();
  const page = document.getElementById("page");
  const mirror = new Mirror(page);
  const host = createHost(mirror);
  const module = await createProgram({ host, instantiateWasm: instantiate, onAbort: showCrash });
  const program = connect(module, host);
  host.program = program;
  const canDraw = program.create();
  document.getElementById("first-paint").remove();
  program.setOptions(OptionList.countries, countries());
  program.setOptions(OptionList.timeZones, timeZones());
  const canvas = document.getElementById("canvas");
  const tellFace = watchEnvironment(program, canvas);
  host.faces = new Faces(page, canDraw, tellFace);
  watchGraphics(program, canvas, (there) => host.faces.drawWhen(there));
  watchInput(program, mirror, page);
  watchCopying(page);
  watchHistory(program);
  program.start(location.pathname + location.search, takeDraft());
  keepDraft(program);
  window.mooring = Object.freeze({ stats: () => program.stats() });
}

start().catch(showCrash);
