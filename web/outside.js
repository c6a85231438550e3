// What happens around the page: other tabs with the console, the connection, and a person who comes back.

/** Nothing but that something has changed goes from tab to tab; each asks the server itself. */
const channel = new BroadcastChannel("mooring");

export const tellTabs = () => channel.postMessage("changed");

/** After so long without a sign of the person much may have happened: the session ended, the machine slept. */
const longAbsenceMs = 30 * 60_000;

/** What a person does, or what the browser tells when a machine wakes; timers may sleep as long as the machine. */
const signs = [
  "pointermove",
  "pointerdown",
  "keydown",
  "focus",
  "visibilitychange",
  "pageshow",
  "online",
];

function watchAbsence(cameBack) {
  let last = Date.now();
  const look = () => {
    const now = Date.now();
    if (now - last > longAbsenceMs) cameBack();
    last = now;
  };
  for (const sign of signs) addEventListener(sign, look, { capture: true, passive: true });
}

export function watchOutside(program) {
  channel.addEventListener("message", () => program.changedElsewhere());
  addEventListener("online", () => program.connectionChanged(true));
  addEventListener("offline", () => program.connectionChanged(false));
  addEventListener("pageshow", ({ persisted }) => persisted && program.changedElsewhere());
  watchAbsence(() => program.cameBack());
}
