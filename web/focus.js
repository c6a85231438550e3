// Where the keyboard focus goes when the program moves it, and when what had it goes away.

/** The open dialog, or the page: what is behind a dialog cannot have the focus. */
function reachable(root) {
  return [...root.querySelectorAll(":scope > dialog")].at(-1) ?? root;
}

function focusHeading(root) {
  root.querySelector("h1")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** With its ring and the sentence below it, for which it has a margin (mirror.css). */
export function bringIntoView(element) {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function focusProblem(root) {
  const place = reachable(root);
  const field = place.querySelector('[aria-invalid="true"]');
  field?.focus({ preventScroll: true });
  const wrong = field ?? place.querySelector('[role="alert"]');
  if (wrong) bringIntoView(wrong); // also when it had the focus already
}

function focusNews(root) {
  reachable(root).querySelector("[data-news]")?.focus();
}

function focusField(root) {
  reachable(root).querySelector("main input:not([hidden]), dialog input:not([hidden])")?.focus();
}

/** In the order of `enum class FocusTarget` (src/app/effect.h). */
export const focusTargets = [focusHeading, focusProblem, focusNews, focusField];

function ancestorsOf(element, root) {
  const ancestors = [];
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) ancestors.push(at);
  return ancestors;
}

/** Puts the focus on something that Tab does not lead to. */
function focusQuietly(element) {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** What the focus stood in before a dialog took it: what opened a dialog may go together with it. */
let trail = [];

/**
 * Runs `change`. When that takes away the element with the focus, the heading of the part that it stood in gets it: the
 * next Tab goes on from there, and a screen reader says where that is.
 */
export function keepFocus(root, change) {
  const focused = document.activeElement;
  const ancestors = root.contains(focused) ? ancestorsOf(focused, root) : null;
  if (ancestors && !focused.closest("dialog")) trail = ancestors;
  change();
  const isLost = ancestors && !focused.isConnected && document.activeElement === document.body;
  if (!isLost) return;
  const around = [...ancestors, ...trail];
  const part = around.find((element) => element.isConnected) ?? reachable(root);
  focusQuietly(part.querySelector("h1, h2, h3") ?? part);
}
