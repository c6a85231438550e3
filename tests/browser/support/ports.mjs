// Ports for servers that have to be told one.

import { once } from "node:events";
import { createServer } from "node:net";

// Above those that Linux gives to whoever asks for any (32768 to 60999), so that nobody gets one between the moment it
// is chosen and the moment its server listens; and some for each worker, so that no two choose the same.
const first = 61_000;
const forEach = 400;
const workers = 11;

const start = first + forEach * (Number(process.env.TEST_PARALLEL_INDEX ?? 0) % workers);
let given = 0;

async function isFree(port) {
  const server = createServer();
  const listening = once(server, "listening").then(
    () => true,
    () => false,
  );
  server.listen(port, "127.0.0.1");
  if (!(await listening)) return false;
  server.close();
  await once(server, "close");
  return true;
}

/** A port that nobody uses now, and that no other worker will be given. */
export async function freePort() {
  for (let tried = 0; tried < forEach; ++tried) {
    const port = start + (given++ % forEach);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${start} on`);
}
