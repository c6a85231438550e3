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

async function startProviders() {
  const folder = await mkdtemp(join(tmpdir(), "mooring-providers-"));
  const platform = join(folder, "platform.toml");
  const args = ["tests/server/stand_ins/serve.py", "--platform", platform];
  const child = spawn("/usr/bin/python3", args, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(child.stdout), "line");
  const { control } = JSON.parse(line);
  return {
    /** For serve.py's --platform. */
    platform,
    /** What the stand-ins do and know from now on; see tests/server/stand_ins/serve.py. */
    async control(settings) {
      const reply = await fetch(control, { method: "PUT", body: JSON.stringify(settings) });
      if (!reply.ok) throw new Error(await reply.text());
    },
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
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
