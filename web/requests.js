// Requests to the server, as the program asks for them (src/platform/web/fetch.cpp).

const timeoutMs = 30_000;

/** As in `enum class Method` (src/api/http.h). */
const methods = ["GET", "POST", "PUT", "DELETE"];

function headersOf(method, hasBody, ifMatch, idempotencyKey) {
  return Object.entries({
    Accept: "application/json, application/problem+json",
    // A page of another site cannot send this without being asked first.
    "X-Requested-With": method > 0 && "Mooring",
    "Content-Type": hasBody && "application/json",
    "If-Match": ifMatch,
    "Idempotency-Key": idempotencyKey,
  }).filter(([, value]) => value);
}

/** The pieces of a reply's body; none of one that is larger than `limit`, which is not read to its end. */
async function readBody({ body }, limit) {
  const pieces = [];
  const reader = body?.getReader();
  for (let size = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      reader.cancel();
      return [];
    }
    pieces.push(value);
  }
  return pieces;
}

/** Status 0 stands for no network, a time-out and a reply cut off. */
const nothing = { status: 0, headers: new Headers(), pieces: [] };

const sessionPath = "/session";
const enoughForSession = 65_536;

export class Server {
  #base;
  #early = new Map();

  /** @param {string} base its address, without a slash at the end */
  constructor(base) {
    this.#base = base;
  }

  /** Asks at once for what the program asks for first, so that it need not wait for the program. */
  askEarly() {
    this.#early.set(sessionPath, this.#ask(0, sessionPath, null, enoughForSession));
  }

  /**
   * @param {string} line path, entity tag and idempotency key, in a line each
   * @param {Uint8Array} body may hold a secret, and is wiped once it is sent
   * @param {number} limit a reply of more bytes makes no sense, and counts as empty
   */
  async send(method, line, body, limit) {
    const [path, ifMatch, idempotencyKey] = line.split("\n");
    const asked = method === 0 && this.#early.get(path);
    this.#early.delete(path);
    const reply = await (asked || this.#ask(method, path, body, limit, ifMatch, idempotencyKey));
    body.fill(0);
    return reply;
  }

  async #ask(method, path, body, limit, ifMatch, idempotencyKey) {
    const hasBody = Boolean(body?.length);
    try {
      const reply = await fetch(this.#base + path, {
        method: methods[method],
        headers: headersOf(method, hasBody, ifMatch, idempotencyKey),
        body: hasBody ? body : null,
        credentials: "include", // also to a server on another host of the same site
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { status, headers } = reply;
      return { status, headers, pieces: await readBody(reply, limit) };
    } catch {
      return nothing;
    }
  }
}
