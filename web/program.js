// The way into the program: its exported functions (src/platform/web/main.cpp) with JavaScript values.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Kinds of events as in src/ui/event.h. */
export const EventKind = { activate: 0, submit: 1, edit: 2, chooseFile: 3, dismiss: 4 };

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
];

/** @param {object} module what the Emscripten factory made; @param {object} host see host.js */
export function connect(module, host) {
  /** Puts a text where the next call takes it from. */
  const give = (text) => {
    const bytes = encoder.encode(text);
    const address = module._mooring_text(bytes.length);
    host.memory().set(bytes, address);
  };
  return {
    create: () => module._mooring_create() === 1,
    setOptions(list, lines) {
      give(lines);
      module._mooring_options(list);
    },
    /** @param {string} draft what `draft()` gave on an earlier page; empty for none */
    start(path, draft) {
      give(`${path}\n${draft}`);
      module._mooring_start();
    },
    /** @returns {string} what was typed and not saved, without secrets */
    draft() {
      const memory = host.memory();
      const begin = module._mooring_draft();
      return decoder.decode(memory.subarray(begin, memory.indexOf(0, begin)));
    },
    urlChanged(path) {
      give(path);
      module._mooring_url_changed();
    },
    linkFollowed(path) {
      give(path);
      module._mooring_link_followed();
    },
    event(kind, node, text = "") {
      give(text);
      module._mooring_event(kind, node);
    },
    setEnvironment({ width, height, ratio, textScale, scheme, coarse, face }) {
      module._mooring_environment(width, height, ratio, textScale, scheme, coarse, face);
    },
    /** The canvas lost its picture, as it does when it is resized. */
    redraw: () => module._mooring_redraw(),
    graphicsLost: () => module._mooring_graphics_lost(),
    graphicsRestored: () => module._mooring_graphics_restored(),
    scrolled: (node, x, y) => module._mooring_scrolled(node, x, y),
    focused: (node, visible) => module._mooring_focused(node, visible),
    pointerMoved: (x, y) => module._mooring_pointer_moved(x, y),
    pointerLeft: () => module._mooring_pointer_left(),
    pointerButton: (down) => module._mooring_pointer_button(down),
    timerFired: (token) => module._mooring_timer(token),
    /** @returns {Record<string, number>} what was done so far; times in milliseconds, memory in bytes */
    stats() {
      const { buffer } = host.memory();
      const numbers = new Float64Array(buffer, module._mooring_stats(), statNames.length);
      const named = statNames.map((name, index) => [name, numbers[index]]);
      return { ...Object.fromEntries(named), heapBytes: buffer.byteLength };
    },
    copied: (token, done) => module._mooring_copied(token, done),
  };
}
