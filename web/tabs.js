// What happens around the page: other tabs with the console, and the connection.

/** Nothing but that something has changed goes from tab to tab; each asks the server itself. */
const channel = new BroadcastChannel("mooring");

export const tellTabs = () => channel.postMessage("changed");

export function watchOutside(program) {
  channel.addEventListener("message", () => program.changedElsewhere());
  addEventListener("online", () => program.connectionChanged(true));
  addEventListener("offline", () => program.connectionChanged(false));
}
