// The page's functions for Emscripten's linker (--js-library): each that host.cpp declares, such as
// host_apply_patch, is the function `applyPatch` of the object that web/host.js makes and the page
// hands to the factory of the program.
/* global Fetch, LibraryManager, mergeInto */

const names = [
  "applyPatch",
  "askForPasskey",
  "clock",
  "copy",
  "drawText",
  "drawTriangles",
  "dropPasskey",
  "guardUnload",
  "loadTriangles",
  "makeTexture",
  "moveFocus",
  "now",
  "number",
  "printPage",
  "random",
  "reload",
  "requestFrame",
  "retryAfterS",
  "saveFile",
  "scrollBy",
  "setTitle",
  "setUrl",
  "showPlain",
  "startPicture",
  "startTimer",
  "takeEarlySession",
  "tellTabs",
  "textAscent",
  "textBaseline",
  "textDescent",
  "textWidth",
  "utcOffset",
];

// "=" marks the text of an initialiser.
const library = { $host: '=Module["host"]' };

for (const name of names) {
  const symbol = `host_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  library[symbol] = `=host.${name}`;
  library[`${symbol}__deps`] = ["$host"];
}

library.host_abort_request__deps = ["$Fetch"];
// Emscripten 3.1.6 takes no other form of function.
library.host_abort_request = function (id) {
  // An array in older Emscriptens, a map in newer ones.
  const request = Fetch.xhrs.get ? Fetch.xhrs.get(id) : Fetch.xhrs[id - 1];
  request.abort();
};

mergeInto(LibraryManager.library, library);
