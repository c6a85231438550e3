// The way into the program: its exported functions (src/platform/web/main.cpp) with JavaScript values.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Kinds of events as in src/ui/event.h. */
export const EventKind = { activate: 0, edit: 1, chooseFile: 2, dismiss: 3 };

/** In the order of mooring_stats(). */
const statNames = [
  "frames",
  "lastFrameMs",
  "medianFrameMs",
  "patches",
  "lastPatchMs",
  "medianPatchMs",
  "totalPatchMs",
  "nodes",
  "runs",
  "messages",
];

/** @returns {Uint8Array} all of it; another when it has grown */
const memoryOf = (module) => module.HEAPU8;

/** Puts a text where the next call takes it from; its later pieces are bytes, and are wiped. */
function give(module, text, ...pieces) {
  const all = [encoder.encode(text), ...pieces];
  let address = module._mooring_text(all.reduce((sum, { length }) => sum + length, 0));
  for (const piece of all) {
    memoryOf(module).set(piece, address);
    address += piece.length;
    piece.fill(0);
  }
}

/** Answers to what the program asked the page for by a number. */
const answersTo = (module) => ({
  timerFired: (token) => module._mooring_timer(token),
  copied: (token, done) => module._mooring_copied(token, done),
  /** @param {string} answer of passkeys.js */
  passkeyAnswered(token, answer) {
    give(module, answer);
    module._mooring_passkey(token);
  },
});

/** What is called once, in this order. */
const beginningOf = (module) => ({
  create: () => module._mooring_create(),
  setOptions(list, lines) {
    give(module, lines);
    module._mooring_options(list);
  },
  /**
   * @param {object} config of config.js
   * @param {string} draft what `draft()` gave on an earlier page; empty for none
   */
  start(path, config, draft) {
    give(module, `${path}\n${JSON.stringify(config)}\n${draft}`);
    module._mooring_start();
  },
  /** Before the first frame. @param {object[]} accents of colors.js, in the order of `enum class Scheme` */
  setAccents(accents) {
    for (const [scheme, { accent, onAccent, soft }] of accents.entries()) {
      module._mooring_accent(scheme, accent, onAccent, soft);
    }
  },
});

/** Only debug builds have these. */
const debugToolsOf = (module) => ({
  showDebugTools: () => module._mooring_show_debug_tools(),
  isPointerOnDebugTools: () => module._mooring_is_pointer_on_debug_tools() !== 0,
  wheel: (x, y) => module._mooring_wheel(x, y),
});

/** @param {object} module what the factory of the program made (Emscripten) */
export function connect(module) {
  return {
    ...beginningOf(module),
    ...answersTo(module),
    ...(IS_DEBUG && debugToolsOf(module)),
    /** @returns {string} what was typed and not saved, without secrets */
    draft() {
      const begin = module._mooring_draft();
      const memory = memoryOf(module);
      return decoder.decode(memory.subarray(begin, memory.indexOf(0, begin)));
    },
    urlChanged(path) {
      give(module, path);
      module._mooring_url_changed();
    },
    linkFollowed(path) {
      give(module, path);
      module._mooring_link_followed();
    },
    event(kind, node, text = "") {
      give(module, text);
      module._mooring_event(kind, node);
    },
    setEnvironment({ width, height, ratio, textScale, scheme, coarse, face, passkeys }) {
      module._mooring_environment(width, height, ratio, textScale, scheme, coarse, face, passkeys);
    },
    connectionChanged: (isOnline) => module._mooring_connection(isOnline),
    changedElsewhere: () => module._mooring_changed_elsewhere(),
    cameBack: () => module._mooring_came_back(),
    /** Draws; the time is that of requestAnimationFrame. */
    frame: () => module._mooring_frame(),
    /** The canvas lost its picture, as it does when it is resized. */
    redraw: () => module._mooring_redraw(),
    graphicsRestored: () => module._mooring_graphics_restored(),
    scrolled: (node, x, y) => module._mooring_scrolled(node, x, y),
    focused: (node, visible) => module._mooring_focused(node, visible),
    pointerMoved: (x, y) => module._mooring_pointer_moved(x, y),
    pointerLeft: () => module._mooring_pointer_left(),
    pointerButton: (down) => module._mooring_pointer_button(down),
    /** @returns {Record<string, number>} what was done so far; times in milliseconds, memory in bytes */
    stats() {
      const { buffer } = memoryOf(module);
      const numbers = new Float64Array(buffer, module._mooring_stats(), statNames.length);
      const named = statNames.map((name, index) => [name, numbers[index]]);
      return { ...Object.fromEntries(named), heapBytes: buffer.byteLength };
    },
    /** @param {object} reply of early_session.js; @param {number} exchange that it ends */
    earlySession(exchange, { status, headers, body }) {
      const lines = Array.from(headers, ([name, value]) => `${name}: ${value}\n`);
      give(module, `${lines.join("")}\n`, body);
      module._mooring_early_session(exchange, status);
    },
  };
}
