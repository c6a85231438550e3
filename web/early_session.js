// Asks for the session while the program is still on its way. The program takes the answer for that of its first
// request (src/platform/web/fetch.cpp), and sends every other request itself, by emscripten_fetch.

const timeoutMs = 30_000;

/** As in src/platform/web/fetch.cpp: no network, a time-out, or a reply cut off. */
const nothing = { status: 0, headers: new Headers(), body: new Uint8Array() };

/**
 * @param {string} base address of the server, without a slash at the end
 * @returns {Promise<{ status: number, headers: Headers, body: Uint8Array }>}
 */
export async function askForSession(base) {
  try {
    const reply = await fetch(`${base}/session`, {
      headers: { Accept: "application/json, application/problem+json" },
      credentials: "include", // also to a server on another host of the same site
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, headers } = reply;
    return { status, headers, body: new Uint8Array(await reply.arrayBuffer()) };
  } catch {
    return nothing;
  }
}
