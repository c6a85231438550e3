// A screen without a monitor, for browsers that draw with WebGL only where there is a screen.

import { spawn } from "node:child_process";
import { once } from "node:events";

/** @returns {Promise<{ name: string, stop: () => void }>} */
export async function startDisplay() {
  const server = spawn(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  const [number] = await once(server.stdio[3], "data");
  return { name: `:${String(number).trim()}`, stop: () => server.kill() };
}

/** Asks until there is an answer that is not null; fails with `what` after ten seconds. */
export async function eventually(ask, what) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
}
