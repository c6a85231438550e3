// A line between page and server that can be cut, slowed down, or break off in the middle of a reply.

import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Unsteady {
  /** Bytes of each reply that come through before the line is cut. */
  cutAfter = Infinity;

  /** Nothing comes through, and nobody is told so. */
  isSilent = false;

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
    let passed = 0;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on("data", (bytes) => {
      passed = 0;
      if (!this.isSilent) server.write(bytes);
    });
    server.on("data", (bytes) => {
      if (this.isSilent) return;
      client.write(bytes.subarray(0, Math.max(0, this.cutAfter - passed)));
      passed += bytes.length;
      if (passed >= this.cutAfter) client.end();
    });
  }

  /** All that is under way breaks off. */
  cut() {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close() {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }
}
