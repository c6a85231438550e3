// What people do to the elements becomes events of the program. Keyboard, pointer, assistive technology and scripts
// all end in the same `click`, `submit` and `input`, so one act is one event, whatever its means. Dear ImGui also sees
// the pointer, and may have reported a press before its click comes: the program takes the two as one.

import { bringIntoView } from "./focus.js";
import { EventKind } from "./program.js";

/** A link that the program follows, rather than the browser: a plain click to a page of this site. */
function isOwnLink(link, event) {
  const plain =
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const isPage = link.origin === location.origin && !link.hasAttribute("download");
  return plain && link.target === "" && isPage;
}

function onClick(program, mirror, event) {
  const link = event.target.closest("a[href]");
  if (link?.hash) {
    event.preventDefault(); // the browser would make it an address of its own
    document.getElementById(link.hash.slice(1))?.focus();
    return;
  }
  if (link) {
    if (isOwnLink(link, event)) {
      event.preventDefault();
      program.linkFollowed(link.pathname + link.search);
    }
    return;
  }
  const button = event.target.closest("button");
  // A submit button's click becomes the form's `submit`, which has the same meaning from every source.
  if (button && button.type !== "submit") program.event(EventKind.activate, mirror.idOf(button));
}

function onSubmit(program, mirror, event) {
  event.preventDefault();
  const submitter = event.submitter ?? event.target.querySelector("button[type=submit]");
  if (submitter) program.event(EventKind.activate, mirror.idOf(submitter));
}

async function onInput(program, mirror, { target }) {
  const id = mirror.idOf(target);
  if (target.type === "checkbox" || target.type === "radio") {
    program.event(EventKind.activate, id);
  } else if (target.type === "file") {
    const [file] = target.files;
    if (file) program.event(EventKind.chooseFile, id, await file.text());
    target.value = ""; // so that the same file can be chosen again
  } else {
    program.event(EventKind.edit, id, target.value);
  }
}

function onFocus(program, mirror, { target }) {
  const isVisible = target.matches(":focus-visible");
  program.focused(mirror.idOf(target), isVisible);
  // Engines differ in whether they do it for what is seen in part, and for its margin.
  if (isVisible && target.matches("a, button, input, select, textarea")) bringIntoView(target);
}

function watchPointer(program, page) {
  let last = null;
  const moved = (event) => {
    // Only what is under the pointer matters to the picture, not where exactly it is.
    if (event.pointerType !== "mouse" || event.target === last) return;
    last = event.target;
    program.pointerMoved(event.clientX, event.clientY);
  };
  const left = () => {
    last = null;
    program.pointerLeft();
  };
  page.addEventListener("pointermove", moved);
  page.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    last = null;
    program.pointerMoved(event.clientX, event.clientY);
    program.pointerButton(true);
  });
  addEventListener("pointerup", (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    program.pointerMoved(event.clientX, event.clientY);
    program.pointerButton(false);
    if (event.pointerType !== "mouse") left();
  });
  // The browser scrolls or zooms with it instead: nothing was pressed.
  addEventListener("pointercancel", () => {
    left();
    program.pointerButton(false);
  });
  document.documentElement.addEventListener("pointerleave", left);
}

export function watchInput(program, mirror, page) {
  page.addEventListener("click", (event) => onClick(program, mirror, event));
  page.addEventListener("submit", (event) => onSubmit(program, mirror, event));
  page.addEventListener("input", (event) => onInput(program, mirror, event));
  page.addEventListener(
    "cancel",
    (event) => {
      if (event.target.tagName !== "DIALOG") return; // a file picker that was closed cancels, too
      event.preventDefault();
      program.event(EventKind.dismiss, mirror.idOf(event.target));
    },
    true,
  );
  page.addEventListener("focusin", (event) => onFocus(program, mirror, event));
  page.addEventListener("focusout", () => program.focused(0, false));
  // Scrolling inside elements does not bubble, but can be captured.
  page.addEventListener(
    "scroll",
    ({ target }) => program.scrolled(mirror.idOf(target), target.scrollLeft, target.scrollTop),
    { capture: true, passive: true },
  );
  addEventListener("scroll", () => program.scrolled(0, scrollX, scrollY), { passive: true });
  watchPointer(program, page);
}
