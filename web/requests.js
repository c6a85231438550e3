// Requests to the server, as the program asks for them (src/platform/web/fetch.cpp).

const base = "/api/v1";

/** Where the server is. */
export const apiBase = new URL(base, location.origin).href;
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

/**
 * @param {string} line path, entity tag and idempotency key, in a line each
 * @param {Uint8Array} body may hold a secret, and is wiped once it is sent
 * @param {number} limit a reply of more bytes makes no sense, and counts as empty
 */
export async function send(method, line, body, limit) {
  const [path, ifMatch, idempotencyKey] = line.split("\n");
  const hasBody = body.length > 0;
  try {
    const reply = await fetch(apiBase + path, {
      method: methods[method],
      headers: headersOf(method, hasBody, ifMatch, idempotencyKey),
      body: hasBody ? body : null,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, headers } = reply;
    return { status, headers, pieces: await readBody(reply, limit) };
  } catch {
    return nothing;
  } finally {
    body.fill(0);
  }
}
