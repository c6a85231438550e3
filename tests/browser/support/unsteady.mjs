// A line between page and server that can be cut, before a reply or in the middle of it, blocked, slowed down and silent.

import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export class Unsteady {
  /** Nothing of a reply comes through before the line is cut. */
  cutsReplies = false;

  /** The head of a reply comes through, and a few bytes of its body. */
  cutsBodies = false;

  /** Nothing of a reply comes through, and nothing is cut. */
  isSilent = false;

  /** A reply comes byte by byte, one in half a second. */
  drips = false;

  /** Whether a reply of which this came is cut there. @type {(bytes: Buffer) => boolean} */
  breaks = () => false;

  /** How many replies were. */
  broken = 0;

  /** Nobody gets through. */
  isBlocked = false;

  /** How long all that the server sends is under way, in milliseconds. */
  delay = 0;

  /** The same for what is sent to it. */
  delayThere = 0;

  #server;
  #sockets = new Set();

  /** @param {string} origin of the server, by http */
  static async to(origin) {
    const line = new Unsteady();
    const { hostname, port } = new URL(origin);
    line.#server = createServer((client) => line.#join(client, connect(Number(port), hostname)));
    line.#server.listen(0, "127.0.0.1");
    await once(line.#server, "listening");
    return line;
  }

  get origin() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  #join(client, server) {
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => this.#sockets.delete(socket));
    }
    client.on("close", () => server.destroy());
    if (this.isBlocked) client.destroy();
    client.on("data", async (bytes) => {
      if (this.delayThere > 0) await pause(this.delayThere);
      server.write(bytes);
    });
    // One after the other, however long each is under way.
    let arrived = Promise.resolve();
    server.on("data", (bytes) => {
      arrived = arrived.then(() => this.#pass(bytes, client));
    });
    // What the server has sent arrives before its farewell does, which is silent on a silent line.
    server.on("close", () => arrived.then(() => this.isSilent || client.destroy()));
  }

  async #pass(bytes, client) {
    if (this.delay > 0) await pause(this.delay);
    if (client.destroyed || this.isSilent) return;
    if (this.drips) {
      await this.#drip(bytes, client);
      return;
    }
    if (this.breaks(bytes)) {
      this.broken += 1;
      client.destroy();
      return;
    }
    const body = bytes.indexOf("\r\n\r\n") + 4;
    if (!this.cutsReplies) client.write(this.cutsBodies ? bytes.subarray(0, body + 5) : bytes);
    if (this.cutsReplies || this.cutsBodies) client.end();
  }

  async #drip(bytes, client) {
    for (const byte of bytes) {
      if (client.destroyed) return;
      client.write(Uint8Array.of(byte));
      await pause(500);
    }
  }

  /** All that is under way breaks off. */
  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** As good as new. */
  heal() {
    if (this.isSilent) this.cut(); // nobody has told the page which connections are dead
    Object.assign(this, {
      cutsReplies: false,
      cutsBodies: false,
      isSilent: false,
      drips: false,
      breaks: () => false,
      isBlocked: false,
      delay: 0,
      delayThere: 0,
    });
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }
}
