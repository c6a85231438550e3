// What processes of a browser have used so far, from the kernel's books.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Parent and CPU time of a process (proc(5), stat); null when it has just ended. */
function read(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** Seconds of CPU that this process's children, and theirs, have used: the browser is the only one. */
export function cpuSeconds() {
  const known = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), read(name)]),
  );
  const isOurs = (pid) => {
    for (let at = pid; at > 1; at = known.get(at)?.parent ?? 0) {
      if (isBrowser(at)) return true;
    }
    return false;
  };
  const isBrowser = (pid) =>
    known.get(pid)?.parent === process.pid && commandOf(pid).includes("chromium");
  const ticks = [...known].reduce(
    (sum, [pid, entry]) => sum + (isOurs(pid) ? (entry?.ticks ?? 0) : 0),
    0,
  );
  return ticks / ticksPerSecond;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
