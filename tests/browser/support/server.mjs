// The real server: a process with a free port and a data folder of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Accounts } from "./accounts.mjs";
import { startFront } from "./fronts.mjs";
import { addMany } from "./many.mjs";
import { freePort } from "./ports.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What `serve.py --demo` has from the start. For tests that change nothing of it. */
export const demo = { email: "demo@example.com", password: "mooring-demo-password" };

function python(...args) {
  return spawn("/usr/bin/python3", ["serve.py", ...args], { cwd: root });
}

/** Collects what a process prints, for when it fails. */
function listen(child) {
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => printed.push(text));
  }
  return () => printed.join("");
}

/** The address that the server announces; throws what it printed when it ends before. */
function announced(child, printed) {
  return new Promise((resolve, reject) => {
    child.stdout.on("data", () => {
      const [, origin] = /Mooring is at (\S+)\/\n/.exec(printed()) ?? [];
      // By numbers there are no passkeys: pages are what they are for people without them, and the
      // tests of passkeys use the name.
      if (origin) resolve(origin.replace("http://localhost:", "http://127.0.0.1:"));
    });
    child.once("exit", (code) => reject(new Error(`serve.py ended with ${code}: ${printed()}`)));
  });
}

/** `options` are further ones of serve.py. */
export async function startServer(...options) {
  const data = await mkdtemp(join(tmpdir(), "mooring-browser-"));
  const run = (port) => python("--demo", "--port", port, "--data", data, ...options);
  let child = run("0");
  const origin = await announced(child, listen(child));
  const accounts = new Accounts(data);

  /** @param {"SIGTERM" | "SIGKILL"} signal */
  async function end(signal) {
    child.removeAllListeners("exit");
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  return {
    origin,
    /** An account that nobody else uses, as the operator of a site adds one. */
    addAccount: () => accounts.add(),
    addMany: (email) => addMany(data, email),
    /** Its data stay, for `startAgain`. */
    end,
    /** At the same address, with the same data. */
    async startAgain() {
      child = run(new URL(origin).port);
      await announced(child, listen(child));
    },
    async stop() {
      accounts.close();
      await end("SIGTERM");
      await rm(data, { recursive: true });
    },
  };
}

/** With nginx or Caddy before it, which people reach by https. */
async function startServerBehind(front) {
  const [backend, port, insecurePort] = [await freePort(), await freePort(), await freePort()];
  const server = await startServer(
    ...["--port", String(backend), "--public-url", `https://localhost:${port}`],
  );
  const stopFront = await startFront(front, { backend, port, insecurePort });
  return {
    ...server,
    insecureOrigin: `http://localhost:${insecurePort}`,
    async stop() {
      await stopFront();
      await server.stop();
    },
  };
}

/** One server per worker, as fixtures of Playwright. */
export const serverFixtures = {
  /** Which server stands before it: none, "nginx" or "caddy"; see fronts.mjs. */
  front: [null, { option: true, scope: "worker" }],

  /** Which bundle it serves, in place of dist/. */
  bundle: [null, { option: true, scope: "worker" }],

  server: [
    async ({ front, bundle }, use) => {
      const options = bundle ? ["--dist", bundle] : [];
      const server = await (front ? startServerBehind(front) : startServer(...options));
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
};
