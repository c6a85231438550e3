// A mail server that keeps what it is given, and a console whose people can be written to.

import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";
import { startServer } from "./server.mjs";
import { test as base } from "./test.mjs";

/** SMTP (RFC 5321), as much of it as a client needs that sends one message after the other. */
async function converse(socket, messages) {
  const reply = (line) => socket.write(`${line}\r\n`);
  let message = null;
  reply("220 mail.test");
  for await (const line of createInterface(socket)) {
    if (message && line === ".") {
      messages.push(message.join("\n"));
      message = null;
      reply("250 kept");
    } else if (message) {
      message.push(line);
    } else if (line.toUpperCase() === "DATA") {
      message = [];
      reply("354 go on");
    } else {
      reply(line.toUpperCase() === "QUIT" ? "221 bye" : "250 fine");
    }
  }
}

async function startMailServer() {
  const messages = [];
  const server = createServer((socket) => converse(socket, messages).catch(() => socket.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    /** The eight digits of the last e-mail to that address, once there are `count` to it. */
    async codeFor(address, count = 1) {
      const received = () => messages.filter((text) => text.includes(`To: ${address}`));
      await expect.poll(() => received().length).toBe(count);
      return /\b\d{8}\b/.exec(received().at(-1))[0];
    },
    stop: () => server.close(),
  };
}

export const test = base.extend({
  mail: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from here that the fixture uses no other
    async ({}, use) => {
      const mail = await startMailServer();
      await use(mail);
      mail.stop();
    },
    { scope: "worker" },
  ],

  server: [
    async ({ mail }, use) => {
      const sender = "Mooring <mooring@example.com>";
      const server = await startServer("--mail-server", mail.url, "--mail-from", sender);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});
