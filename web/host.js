// What the program asks of the page: the functions that it imports (src/platform/web/host_library.js). Texts and bytes
// come as their place in its memory and their length.

import { focusTargets } from "./focus.js";
import { setUrl } from "./history.js";
import { askForPasskey, dropPasskey } from "./passkeys.js";
import { tellTabs } from "./outside.js";
import { drawText, textAscent, textBaseline, textDescent, textWidth } from "./text.js";

const decoder = new TextDecoder();

/**
 * @param {object} page `mirror` and `graphics`, null without WebGL 2; later also `module` (what the factory of the
 *   program made), `program` (program.js), `earlySession` (early_session.js) and `faces` (face.js)
 * @returns {Record<string, Function>}
 */
export function createHost(page) {
  const { mirror, graphics } = page;
  const bytes = (at, size) => page.module.HEAPU8.subarray(at, at + size);
  const text = (at, size) => decoder.decode(bytes(at, size));
  return {
    applyPatch: (at, size) => mirror.apply(bytes(at, size)),
    scrollBy: (y) => scrollBy(0, y),
    setUrl: (at, size, replace) => setUrl(text(at, size), replace),
    setTitle(at, size) {
      document.title = text(at, size);
    },
    moveFocus: (target) => focusTargets[target](mirror.root),
    guardUnload,
    showPlain: (plain) => page.faces.choose(plain !== 0),
    copy: (at, size, token) => copy(text(at, size), (done) => page.program.copied(token, done)),
    async askForPasskey(isNew, at, size, token) {
      page.program.passkeyAnswered(token, await askForPasskey(isNew !== 0, text(at, size)));
    },
    dropPasskey,
    saveFile: (name, nameSize, at, size) => saveFile(text(name, nameSize), bytes(at, size).slice()),
    reload: () => location.reload(),
    tellTabs,
    printPage: () => setTimeout(print), // not within the event that asks for it: it takes as long as the person
    startTimer: (delay, token) => setTimeout(() => page.program.timerFired(token), delay),
    requestFrame: () => requestAnimationFrame(() => page.program.frame()),
    now: () => performance.now(),
    clock: () => Date.now(),
    utcOffset: () => -new Date().getTimezoneOffset(),
    random: (at, size) => crypto.getRandomValues(bytes(at, size)),
    number: (at, size) => Number(text(at, size)),
    retryAfterS: (at, size) => secondsOf(text(at, size)),
    takeEarlySession(exchange) {
      const early = page.earlySession;
      page.earlySession = null;
      early?.then((reply) => page.program.earlySession(exchange, reply));
      return Boolean(early);
    },
    textWidth: (size, weight, mono, at, length) => textWidth(size, weight, mono, text(at, length)),
    textAscent,
    textDescent,
    textBaseline,
    makeTexture: (width, height) => graphics?.makeTexture(width, height),
    drawText(size, weight, mono, at, length, color, alpha, x, y, width, height, pad, baseline) {
      if (!graphics) return;
      const words = text(at, length);
      const drawn = drawText(size, weight, mono, words, color, alpha, width, height, pad, baseline);
      graphics.fill(x, y, width, height, drawn);
    },
    startPicture: (color, ratio) => graphics?.startPicture(color, ratio),
    loadTriangles: (vertices, size, indices, indicesSize) =>
      graphics?.loadTriangles(bytes(vertices, size), bytes(indices, indicesSize)),
    drawTriangles: (...clipAndRange) => graphics?.drawTriangles(...clipAndRange),
  };
}

/** @param {string} retryAfter the header: seconds, or a date (RFC 9110, 10.2.3) @returns {number} seconds, a day at most */
function secondsOf(retryAfter) {
  const day = 24 * 60 * 60;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  return Math.min(Math.max(seconds || 0, 0), day);
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

/** A link to what is to be saved, followed at once. */
function saveFile(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // some browsers read it only later
}

function askBeforeUnload(event) {
  event.preventDefault();
}

function guardUnload(on) {
  if (on) addEventListener("beforeunload", askBeforeUnload);
  else removeEventListener("beforeunload", askBeforeUnload);
}
