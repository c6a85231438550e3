// What the browser complains about: errors on the console, which include each breach of the content security policy,
// and exceptions that nobody caught. A test passes only if there are none but those that it names.

/** "401 /api/v1/session" for a reply that failed to load a resource, else the words themselves. */
function complaint(message) {
  const [, status] = /^Failed to load resource: .*status of (\d+)/.exec(message.text()) ?? [];
  return status ? `${status} ${new URL(message.location().url).pathname}` : message.text();
}

const matches = (expected, text) =>
  expected instanceof RegExp ? expected.test(text) : expected === text;

export class Complaints {
  heard = [];
  expected = [];

  watch(context) {
    context.on("console", (message) => {
      // Emscripten prints a report of AddressSanitizer as warnings.
      const isReport = message.text().includes("AddressSanitizer");
      if (message.type() === "error" || isReport) this.heard.push(complaint(message));
    });
    context.on("weberror", (error) => this.heard.push(String(error.error())));
  }

  /**
   * Names a complaint that this test provokes; it has to come at least once.
   * @param {...(string | RegExp)} expected such as "422 /api/v1/profile"
   */
  expect(...expected) {
    this.expected.push(...expected);
  }

  get unexpected() {
    return this.heard.filter((text) => !this.expected.some((known) => matches(known, text)));
  }

  get missing() {
    return this.expected.filter((known) => !this.heard.some((text) => matches(known, text)));
  }
}
