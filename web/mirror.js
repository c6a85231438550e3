// Keeps the page's elements saying what the program's semantic tree says. Elements are patched in place, never made
// again while they live, so focus, selection, undo history and what a password manager filled in stay.

import { keepFocus } from "./focus.js";
import { readPatch } from "./patch.js";
import { showQr } from "./qr.js";
import { font } from "./text.js";

/** Attributes that the program never sets; a refusal here keeps a mistake there from becoming a hole. */
const refused = /^(on|style$|srcdoc$)/;

/** In the order of `enum class Align`. */
const alignments = ["left", "center", "right", "left"];

/** What stands between a line and the next, as in `enum class LineBreak`: none, space, inside a word, newline. */
const lineJoints = [null, () => " ", () => document.createElement("wbr"), () => "\n"];

function idAttribute(id) {
  return `n${id.toString(16).padStart(8, "0")}`;
}

function place(element, x, y, width, height) {
  const { style } = element;
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** Lines as they are on the canvas, in one flow of text: found and copied as a sentence, not as pieces. */
function lineNodes(lines) {
  if (lines.length === 1) return [lines[0].text];
  return lines.flatMap(({ text, next }) => {
    const line = document.createElement("span");
    line.textContent = text;
    const joint = lineJoints[next];
    return joint ? [line, joint()] : [line];
  });
}

/** The current place is seen also where the strip of places is longer than the window is wide. */
function bringIntoStrip(link) {
  const strip = link?.closest("[data-scroll]");
  if (strip) strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
}

/** Also after the window was made smaller, or turned. */
const strips = new ResizeObserver((entries) => {
  for (const { target } of entries) bringIntoStrip(target.querySelector("[aria-current]"));
});

export class Mirror {
  /** @param {HTMLElement} root the element that stands for the page, node 0 */
  constructor(root) {
    this.root = root;
    this.elements = new Map([[0, root]]);
    this.ids = new WeakMap([[root, 0]]);
    this.opening = [];
    this.current = [];
    this.dialogs = 0;
  }

  /** The node that an element belongs to, also from deep inside its text. */
  idOf(element) {
    for (let at = element; at; at = at.parentElement) {
      const id = this.ids.get(at);
      if (id !== undefined) return id;
    }
    return 0;
  }

  apply(bytes) {
    keepFocus(this.root, () => {
      readPatch(bytes, this);
      // Only now has a dialog its content, of which showModal() focuses the first that can have it.
      for (const dialog of this.opening.splice(0)) dialog.showModal();
    });
    for (const link of this.current.splice(0)) bringIntoStrip(link);
    this.root.classList.toggle("covered", this.dialogs > 0);
  }

  create(id, tag, parent, before) {
    const element = document.createElement(tag);
    element.id = idAttribute(id);
    this.elements.set(id, element);
    this.ids.set(element, id);
    this.insert(element, parent, before);
    if (tag === "dialog") {
      this.opening.push(element);
      this.dialogs += 1;
    }
    if (tag === "form") {
      element.noValidate = true; // the program says what is wrong, in its own words
      element.method = "post"; // should a submit ever get past the listener, nothing goes into the address
    }
  }

  remove(id) {
    const element = this.elements.get(id);
    this.elements.delete(id);
    if (element.tagName === "DIALOG") {
      this.dialogs -= 1;
      if (element.isConnected) element.close(); // gives the focus back
    }
    element.remove();
    if (element.type === "password") element.value = ""; // scripts may hold on to the element for a while
  }

  move(id, parent, before) {
    this.insert(this.elements.get(id), parent, before);
  }

  insert(element, parent, before) {
    const around = this.elements.get(parent);
    if (before === 0) around.prepend(element);
    else this.elements.get(before).after(element);
  }

  rect(id, x, y, width, height) {
    place(this.elements.get(id), x, y, width, height);
  }

  attribute(id, name, value) {
    if (refused.test(name)) throw new Error(`attribute ${name} is refused`);
    const element = this.elements.get(id);
    if (name === "checked") element.checked = true;
    else element.setAttribute(name, value);
    if (name === "data-qr") showQr(element, value);
    if (name === "aria-current") this.current.push(element);
    if (name === "data-scroll") strips.observe(element);
  }

  unset(id, name) {
    const element = this.elements.get(id);
    if (name === "checked") element.checked = false;
    else element.removeAttribute(name);
  }

  text(id, lines) {
    const element = this.elements.get(id);
    element.dataset.text = "";
    element.replaceChildren(...lineNodes(lines));
  }

  font(id, { size, lineHeight, weight, mono, align }) {
    const { style } = this.elements.get(id);
    style.font = font(size, weight, mono, lineHeight);
    style.textAlign = alignments[align];
  }

  value(id, value) {
    const element = this.elements.get(id);
    // Setting an equal value would move the caret and end a composition.
    if (element.value !== value) element.value = value;
    element.dataset.value = value; // for a select whose options come later
  }

  clearSecret(id) {
    this.elements.get(id).value = "";
  }

  options(id, options) {
    const element = this.elements.get(id);
    const wanted = element.dataset.value ?? element.value;
    element.replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
    element.value = wanted;
  }

  pageSize(width, height) {
    this.root.style.height = `${height}px`;
  }
}
