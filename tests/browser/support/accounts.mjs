// Accounts of a server that runs, straight into its database (tests/server/accounts.py).

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export class Accounts {
  #data;
  #count = 0;
  #adding = null;
  #answers = null;

  /** @param data the folder of the server's data */
  constructor(data) {
    this.#data = data;
  }

  /** An account that nobody else uses. One after the other: the answers come in that order. */
  async add() {
    const number = ++this.#count;
    const account = {
      email: `person-${number}@example.com`,
      password: `a harbour with ${number} boats`,
    };
    this.#start();
    this.#adding.stdin.write(`${account.email}\t${account.password}\n`);
    const { value } = await this.#answers.next();
    if (value !== "added") throw new Error(`${account.email}: ${value ?? "accounts.py ended"}`);
    return account;
  }

  close() {
    this.#adding?.stdin.end();
  }

  /** With the first account: not each server has people. */
  #start() {
    if (this.#adding) return;
    this.#adding = spawn("/usr/bin/python3", ["tests/server/accounts.py", this.#data], {
      cwd: root,
      env: { ...process.env, PYTHONPATH: root },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: this.#adding.stdout });
    this.#answers = lines[Symbol.asyncIterator]();
  }
}
