// Pulls plugs at random, as trains, tunnels and machines do, until it is told to rest.

import { setTimeout as pause } from "node:timers/promises";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Saboteur {
  /** How often each plug was pulled. */
  pulled = new Map();

  #line;
  #server;
  #random;
  #isResting = true;
  #work = Promise.resolve();

  constructor({ line, server, random }) {
    this.#line = line;
    this.#server = server;
    this.#random = random;
  }

  #between(least, most) {
    return least + (most - least) * this.#random();
  }

  /** The line has a fault for a while. */
  async #fault(fault, longest) {
    Object.assign(this.#line, fault);
    if (fault.isBlocked) this.#line.cut();
    await pause(this.#between(200, longest));
    this.#line.heal();
  }

  async #restart(signal) {
    await this.#server.end(signal);
    await pause(this.#between(0, 2000));
    await this.#server.startAgain();
  }

  #plugs = {
    "cut in the middle": async () => this.#line.cut(),
    "no replies": () => this.#fault({ cutsReplies: true }, 3000),
    "half replies": () => this.#fault({ cutsBodies: true }, 3000),
    "nobody gets through": () => this.#fault({ isBlocked: true }, 5000),
    "slow replies": () => this.#fault({ delay: this.#between(200, 4000) }, 4000),
    "server stopped": () => this.#restart("SIGTERM"),
    "server killed": () => this.#restart("SIGKILL"),
  };

  async #pull() {
    while (!this.#isResting) {
      await pause(this.#between(1000, 6000));
      if (this.#isResting) return;
      const names = Object.keys(this.#plugs);
      const name = names[Math.floor(this.#random() * names.length)];
      this.pulled.set(name, (this.pulled.get(name) ?? 0) + 1);
      await this.#plugs[name]();
    }
  }

  start() {
    this.#isResting = false;
    this.#work = this.#pull();
  }

  /** When it returns, line and server are whole. */
  async rest() {
    this.#isResting = true;
    await this.#work;
    this.#line.heal();
  }
}
