// The address: set by the program, told to it when the person goes back or forward.

export function setUrl(path, replace) {
  if (path === location.pathname + location.search) return;
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
}

export function watchHistory(program) {
  // The program puts the page at its top or leaves it; the browser's guess comes before the page has its height.
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => program.urlChanged(location.pathname + location.search));
}
