// What the program asks of the page (src/platform/web/host.cpp). Texts come as bytes of its memory.

import { focusTargets } from "./focus.js";
import { setUrl } from "./history.js";
import { drawText, textAscent, textBaseline, textDescent, textWidth } from "./text.js";

const decoder = new TextDecoder();

export function createHost(mirror) {
  const host = {
    program: null, // set once it is connected
    faces: null, // likewise
    memory: null, // set by the program
    applyPatch: (bytes) => mirror.apply(bytes),
    scrollBy: (y) => scrollBy(0, y),
    setUrl: (path, replace) => setUrl(decoder.decode(path), replace),
    setTitle(title) {
      document.title = decoder.decode(title);
    },
    moveFocus: (target) => focusTargets[target](mirror.root),
    guardUnload,
    showPlain: (plain) => host.faces.choose(plain),
    copy: (text, token) => copy(decoder.decode(text), (done) => host.program.copied(token, done)),
    startTimer: (delay, token) => setTimeout(() => host.program.timerFired(token), delay),
    utcOffset: () => -new Date().getTimezoneOffset(),
    random: (bytes) => crypto.getRandomValues(bytes),
    textWidth: (size, weight, mono, text) => textWidth(size, weight, mono, decoder.decode(text)),
    textAscent,
    textDescent,
    textBaseline,
    drawText: (size, weight, mono, text, ...rest) =>
      drawText(size, weight, mono, decoder.decode(text), ...rest),
  };
  return host;
}

/** Clipboard writes are only allowed from within the person's act, which is when the program asks for them. */
function copy(text, finished) {
  if (!navigator.clipboard) {
    setTimeout(() => finished(false)); // only there in secure contexts
    return;
  }
  navigator.clipboard.writeText(text).then(
    () => finished(true),
    () => finished(false),
  );
}

function askBeforeUnload(event) {
  event.preventDefault();
}

function guardUnload(on) {
  if (on) addEventListener("beforeunload", askBeforeUnload);
  else removeEventListener("beforeunload", askBeforeUnload);
}
