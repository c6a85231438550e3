// What was typed and not saved, in this tab's storage in case that the page goes: at a reload, when the browser discards
// the tab, or in a crash. The program leaves out every secret (src/app/draft.h).

const name = "mooring.draft";

/** After so long without a further letter; what is typed meanwhile is lost in a crash. */
const pauseMs = 1000;

/** @param {(storage: Storage) => T} act @returns {T | undefined} nothing where storage is refused */
function withStorage(act) {
  try {
    // eslint-disable-next-line no-restricted-globals -- no secret is among it
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}

/** What an earlier page kept, once. */
export function takeDraft() {
  const draft = withStorage((storage) => storage.getItem(name)) ?? "";
  withStorage((storage) => storage.removeItem(name));
  return draft;
}

export function keepDraft(program) {
  const keep = () => {
    if (!document.getElementById("crash").hidden) return; // the program has ended: what it had told before is kept
    const draft = program.draft();
    withStorage((storage) => (draft ? storage.setItem(name, draft) : storage.removeItem(name)));
  };
  keep(); // it was taken out
  let pause = 0;
  addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, pauseMs);
  });
  addEventListener("pagehide", keep);
  // A tab in the background may be discarded without a word.
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}
