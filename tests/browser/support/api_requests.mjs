// The page's requests to the API, and what sent them. Those of emscripten_fetch are of the kind "xhr". Only the session
// may be asked for by the page itself ("fetch"), once for each document, while the program loads.

const isEarlySession = (text) => /^fetch GET .*\/session$/.test(text);

export class ApiRequests {
  /** Such as "xhr PUT /api/v1/profile", in the order of sending. */
  sent = [];
  documents = 0;

  watch(context) {
    context.on("request", (request) => {
      const { pathname } = new URL(request.url());
      // Also a file that a link offers.
      const isDocument = request.resourceType() === "document";
      if (isDocument) this.documents += 1;
      if (isDocument || !pathname.includes("/api/")) return;
      this.sent.push(`${request.resourceType()} ${request.method()} ${pathname}`);
    });
  }

  /** What emscripten_fetch did not send, but should have. */
  get strays() {
    const others = this.sent.filter((text) => !text.startsWith("xhr "));
    const early = others.filter(isEarlySession);
    const tooMany = early.slice(this.documents);
    return [...others.filter((text) => !isEarlySession(text)), ...tooMany];
  }
}
