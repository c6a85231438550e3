// The page's requests to the API, and what sent them. Those of emscripten_fetch are of the kind "xhr". Only the session
// may be asked for by the page itself ("fetch"), once for each document, while the program loads.

const isEarlySession = (text) => /^fetch GET .*\/session$/.test(text);

/** @returns {object | null} null for the first document of a page that a link opened, which is not there yet */
function pageOf(request) {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

export class ApiRequests {
  /** Such as "xhr PUT /api/v1/profile", in the order of sending. */
  sent = [];
  strays = [];
  /** How many more times each page may ask for its session early. */
  #early = new Map();

  watch(context) {
    context.on("request", (request) => {
      const { pathname } = new URL(request.url());
      // Also a file that a link offers.
      if (request.resourceType() === "document") {
        this.#allow(pageOf(request), 1);
      } else if (pathname.includes("/api/")) {
        this.#note(request, `${request.resourceType()} ${request.method()} ${pathname}`);
      }
    });
  }

  #note(request, text) {
    this.sent.push(text);
    if (text.startsWith("xhr ")) return;
    if (!isEarlySession(text) || this.#allow(pageOf(request), -1) < 0) this.strays.push(text);
  }

  /** A page whose document was not seen may ask once. */
  #allow(page, more) {
    const left = (this.#early.get(page) ?? (more > 0 ? 0 : 1)) + more;
    this.#early.set(page, left);
    return left;
  }
}
