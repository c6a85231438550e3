// The README's table, capability by engine, made by the run: written into README.md, or in CI compared with it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const readme = fileURLToPath(new URL("../../../README.md", import.meta.url));
const specs = fileURLToPath(new URL("..", import.meta.url));
const marks = /(<!-- engines -->\n)[\s\S]*?(<!-- end -->)/;

export default class Table {
  #rows = new Map();
  #engines = [];

  onBegin({ projects }, suite) {
    this.#engines = projects.map(({ name }) => name);
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

  #table() {
    const rows = [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ["", ...this.#engines],
      ["---", ...this.#engines.map(() => "---")],
      ...rows.map(([title, row]) => [
        title,
        ...this.#engines.map((name) => row[name] ?? "not run"),
      ]),
    ]
      .map((cells) => `| ${cells.join(" | ")} |\n`)
      .join("");
  }

  onEnd({ status }) {
    if (!this.whole || status === "interrupted") return undefined;
    const before = readFileSync(readme, "utf8");
    const after = before.replace(marks, `$1${this.#table()}$2`);
    if (after === before) return undefined;
    if (!process.env.CI) {
      writeFileSync(readme, after);
      return undefined;
    }
    process.stdout.write(`README.md says otherwise than this run:\n${this.#table()}`);
    return { status: "failed" };
  }
}
