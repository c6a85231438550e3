// The README's table, capability by engine, made by the run: written into README.md, or in CI compared with it. Of an
// engine that was not run the table keeps what it says.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const readme = fileURLToPath(new URL("../../../README.md", import.meta.url));
const specs = fileURLToPath(new URL("..", import.meta.url));
const marks = /(<!-- engines -->\n)([\s\S]*?)(<!-- end -->)/;
const engines = ["Chromium", "Firefox", "WebKit"];

const cellsOf = (line) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** @returns {Map<string, Record<string, string>>} by capability what the table says of each engine */
function read(table) {
  const [head, , ...rows] = table.trim().split("\n").map(cellsOf);
  const named = (cells) => Object.fromEntries(head.slice(1).map((name, i) => [name, cells[i + 1]]));
  return new Map(rows.map((cells) => [cells[0], named(cells)]));
}

export default class Table {
  #rows = new Map();

  onBegin(config, suite) {
    // A run of some of the tests says nothing about the rest.
    const files = readdirSync(specs).filter((name) => name.endsWith(".spec.mjs"));
    const run = new Set(suite.allTests().map(({ location }) => basename(location.file)));
    this.whole =
      run.size === files.length && !process.argv.some((word) => /^(-g|--grep)/.test(word));
  }

  onTestEnd(test, { status }) {
    const engine = test.parent.project().name;
    const row = this.#rows.get(test.title) ?? {};
    const said = { passed: "yes", skipped: "not run" }[status] ?? "no";
    this.#rows.set(test.title, { ...row, [engine]: said });
  }

  #table(before) {
    const rows = [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ["", ...engines],
      ["---", ...engines.map(() => "---")],
      ...rows.map(([title, row]) => [
        title,
        ...engines.map((name) => row[name] ?? before.get(title)?.[name] ?? "not run"),
      ]),
    ]
      .map((cells) => `| ${cells.join(" | ")} |\n`)
      .join("");
  }

  onEnd({ status }) {
    if (!this.whole || this.#rows.size === 0 || status === "interrupted") return undefined;
    const before = readFileSync(readme, "utf8");
    const table = this.#table(read(marks.exec(before)[2]));
    const after = before.replace(marks, `$1${table}$3`);
    if (after === before) return undefined;
    if (!process.env.CI) {
      writeFileSync(readme, after);
      return undefined;
    }
    process.stdout.write(`README.md says otherwise than this run:\n${table}`);
    return { status: "failed" };
  }
}
