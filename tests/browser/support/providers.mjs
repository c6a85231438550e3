// Stand-ins for AWS, Azure and Google Cloud, and a server whose links they test.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";
import { test as base } from "./test.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** @param {string[]} ports of AWS, Azure and Google Cloud; "0" is any that is free */
async function run(platform, ports) {
  const args = ["tests/server/stand_ins/serve.py", "--ports", ...ports, "--platform", platform];
  const child = spawn("/usr/bin/python3", args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value: line, done } = await lines.next();
  if (done) throw new Error(`the stand-ins did not start at the ports ${ports}`);
  return { child, addresses: JSON.parse(line) };
}

async function startProviders() {
  const folder = await mkdtemp(join(tmpdir(), "mooring-providers-"));
  const platform = join(folder, "platform.toml");
  let { child, addresses } = await run(platform, ["0", "0", "0"]);

  async function end(signal) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  }

  return {
    /** For serve.py's --platform. */
    platform,
    /** What the stand-ins do and know from now on; see tests/server/stand_ins/serve.py. */
    async control(settings) {
      const reply = await fetch(addresses.control, {
        method: "PUT",
        body: JSON.stringify(settings),
      });
      if (!reply.ok) throw new Error(await reply.text());
    },
    /** How many requests each has had, such as `{ aws: 2, azure: 0, gcp: 0 }`. */
    async requests() {
      return (await fetch(addresses.control)).json();
    },
    /** Without a word to those who wait for an answer. */
    kill: () => end("SIGKILL"),
    /** Where they were, knowing nobody. */
    async startAgain() {
      const { aws, azure, gcp } = addresses;
      const ports = [aws, azure, gcp].map((address) => new URL(address).port);
      ({ child, addresses } = await run(platform, ports));
    },
    async stop() {
      await end("SIGTERM");
      await rm(folder, { recursive: true });
    },
  };
}

export const test = base.extend({
  providers: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from here that the fixture uses no other
    async ({}, use) => {
      const providers = await startProviders();
      await use(providers);
      await providers.stop();
    },
    { scope: "worker" },
  ],

  server: [
    async ({ providers }, use) => {
      const server = await startServer("--platform", providers.platform);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});
