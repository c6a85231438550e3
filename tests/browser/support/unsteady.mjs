// A line between page and server that can be cut, before a reply or in the middle of it.

import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Unsteady {
  /** Nothing of a reply comes through before the line is cut. */
  cutsReplies = false;

  /** The head of a reply comes through, and a few bytes of its body. */
  cutsBodies = false;

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
      socket.on("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => {
      const body = bytes.indexOf("\r\n\r\n") + 4;
      if (!this.cutsReplies) client.write(this.cutsBodies ? bytes.subarray(0, body + 5) : bytes);
      if (this.cutsReplies || this.cutsBodies) client.end();
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
