#!/usr/bin/env node
// Packs the console into dist/, ready for any static server or CDN.
//
//   node tools/bundle.mjs [PROGRAM]    PROGRAM: where Emscripten put mooring.wasm, build/web unless
//                                      given; build/web-debug for assertions
//
//   dist/index.html            shell.html with its placeholders filled in
//   dist/assets/NAME-HASH.EXT  script, stylesheet, program and icon; the hash is of the content, so
//                              they may be cached for ever
//   dist/licences.txt          whose works are in it, and on what terms
//   … .br and .gz              the same, compressed as far as it goes, beside each of them
//
// The same input gives the same bytes. Placeholders of shell.html: {{script}}, {{style}}, {{wasm}}
// and {{icon}} are addresses; {{script_integrity}}, {{style_integrity}} and {{wasm_integrity}} are
// values of the integrity attribute (W3C Subresource Integrity).

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const output = join(root, "dist");
const program = process.argv[2] ?? "build/web";

/** @typedef {{ path: string, content: Buffer }} Asset  path below dist/ */

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  entryNames: "assets/[name]-[hash]",
  chunkNames: "assets/[name]-[hash]",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  outdir: output,
  // The oldest browsers with all that the console needs (WebGL 2 and inert): spring 2023.
  target: ["chrome111", "edge111", "firefox112", "safari16.4"],
  write: false,
};

/** @returns {Asset[]} */
function assets({ outputFiles }) {
  return outputFiles.map(({ path, contents }) => ({
    path: path.slice(output.length + 1),
    content: Buffer.from(contents),
  }));
}

/** The entry module first, then the chunks that it loads when they are needed. */
async function bundleScripts() {
  const entry = "web/main.js";
  const result = await build({
    ...common,
    entryPoints: [entry],
    format: "esm",
    metafile: true,
    splitting: true,
  });
  const isEntry = ({ path }) => result.metafile.outputs[`dist/${path}`].entryPoint === entry;
  return assets(result).sort((a, b) => isEntry(b) - isEntry(a) || (a.path < b.path ? -1 : 1));
}

/** All of web/*.css, in the order of their names, as one stylesheet. */
async function bundleStyle() {
  const sheets = readdirSync(join(root, "web")).filter((name) => name.endsWith(".css"));
  const contents = sheets
    .sort()
    .map((name) => `@import "./${name}";`)
    .join("\n");
  const stdin = { contents, loader: "css", resolveDir: join(root, "web"), sourcefile: "style.css" };
  const [style] = assets(await build({ ...common, entryNames: "assets/style-[hash]", stdin }));
  return style;
}

/** @returns {Asset} */
function copied(file, name) {
  const content = readFileSync(join(root, file));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  return { path: `assets/${name.replace(".", `-${hash}.`)}`, content };
}

const integrity = ({ content }) =>
  `sha384-${createHash("sha384").update(content).digest("base64")}`;

/** @returns {Asset} */
function page({ script, style, wasm, icon }) {
  const values = {
    script: `/${script.path}`,
    script_integrity: integrity(script),
    style: `/${style.path}`,
    style_integrity: integrity(style),
    wasm: `/${wasm.path}`,
    wasm_integrity: integrity(wasm),
    icon: `/${icon.path}`,
  };
  const unused = new Set(Object.keys(values));
  const html = readFileSync(join(root, "shell.html"), "utf8")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\s*\n\s*/g, "\n")
    .replace(/\{\{(.*?)\}\}/g, (placeholder, name) => {
      if (!(name in values)) throw new Error(`shell.html: ${placeholder} means nothing`);
      unused.delete(name);
      return values[name];
    });
  if (unused.size > 0) throw new Error(`shell.html does not use {{${[...unused].join("}}, {{")}}}`);
  return { path: "index.html", content: Buffer.from(`${html.trim()}\n`) };
}

function brotli(content) {
  const text = constants.BROTLI_MODE_TEXT;
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: content.includes(0) ? constants.BROTLI_MODE_GENERIC : text,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}

/** Writes an asset and its compressed copies, and returns their sizes in bytes. */
function write({ path, content }) {
  const file = join(output, path);
  const copies = [content, gzipSync(content, { level: 9 }), brotli(content)];
  mkdirSync(dirname(file), { recursive: true });
  ["", ".gz", ".br"].forEach((suffix, index) => writeFileSync(file + suffix, copies[index]));
  return { path, sizes: copies.map(({ length }) => length) };
}

/** The sizes of what the first page loads, their sum, and the sizes of what comes later if at all. */
function printTable(first, later) {
  const sums = [0, 1, 2].map((at) => sum(first.map(({ sizes }) => sizes[at])));
  const width = Math.max(...[...first, ...later].map(({ path }) => path.length));
  const line = (name, cells) => console.log([name.padEnd(width), ...cells].join("  "));
  line("dist/", ["     raw", "    gzip", "  brotli"]);
  for (const { path, sizes } of [...first, { path: "= first load", sizes: sums }, ...later]) {
    line(
      path,
      sizes.map((size) => size.toLocaleString("en").padStart(8)),
    );
  }
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

try {
  const [script, ...chunks] = await bundleScripts();
  const style = await bundleStyle();
  const wasm = copied(join(program, "mooring.wasm"), "mooring.wasm");
  const icon = copied("assets/favicon.svg", "favicon.svg");
  const first = [page({ script, style, wasm, icon }), script, style, wasm, icon];
  const terms = readFileSync(join(root, "assets/licences.txt"));
  const later = [...chunks, { path: "licences.txt", content: terms }];
  rmSync(output, { recursive: true, force: true });
  printTable(first.map(write), later.map(write));
} catch (error) {
  // esbuild has already told what is wrong with the sources.
  if (!error.errors) console.error(`bundle: ${error.message}`);
  process.exit(1);
}
