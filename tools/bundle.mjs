#!/usr/bin/env node
// Packs the console into dist/, ready for any static server or CDN.
//
//   node tools/bundle.mjs [PROGRAM [OUTPUT]]
//       PROGRAM: where Emscripten put mooring.mjs and mooring.wasm, build/web unless given;
//                build/web-debug for assertions and Dear ImGui's tools, build/web/gallery for the tests' widgets
//       OUTPUT:  in place of dist; then without build/symbols
//
//   dist/index.html            shell.html with its placeholders filled in
//   dist/assets/NAME-HASH.EXT  script, stylesheet, program and icon; the hash is of the content, so
//                              they may be cached for ever
//                              and the licences: whose works are in it, and on what terms
//   dist/config.json           what a site decides about its console (docs/hosting.md); here nothing
//   … .br and .gz              the same, compressed as far as it goes, beside each of them but
//                              config.json, which is edited
//   build/symbols/…            source maps of the scripts, and the names of the program's functions,
//                              for whoever has to read a stack from the field; not for the web
//
// The same input gives the same bytes. Placeholders of shell.html: {{script}}, {{style}}, {{wasm}},
// {{icon}}, {{config_check}} and {{licences}} are addresses; {{script_integrity}}, {{style_integrity}},
// {{config_check_integrity}} and {{wasm_integrity}} are values of the integrity attribute (W3C Subresource Integrity).

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const output = join(root, process.argv[3] ?? "dist");
const symbols = join(root, "build/symbols");
const program = process.argv[2] ?? "build/web";
const isDebug = program.endsWith("debug");
const isForDevelopers = isDebug || program.endsWith("asan");

/** @typedef {{ path: string, content: Buffer }} Asset  path below dist/ */

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  entryNames: "assets/[name]-[hash]",
  chunkNames: "assets/[name]-[hash]",
  define: { IS_DEBUG: String(isDebug) },
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

/** The entry module first, then the chunks that it loads when they are needed; their maps apart. */
async function bundleScripts() {
  const entry = "web/main.js";
  const result = await build({
    ...common,
    alias: { "mooring-wasm": join(root, program, "mooring.mjs") },
    entryPoints: [entry],
    format: "esm",
    metafile: true,
    sourcemap: "external",
    splitting: true,
  });
  const isMap = ({ path }) => path.endsWith(".map");
  const isEntry = ({ path }) =>
    result.metafile.outputs[relative(root, join(output, path))].entryPoint === entry;
  const all = assets(result);
  return {
    scripts: all
      .filter((asset) => !isMap(asset))
      .sort((a, b) => isEntry(b) - isEntry(a) || (a.path < b.path ? -1 : 1)),
    maps: all.filter(isMap),
  };
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
function page({ script, check, style, wasm, icon, licences }) {
  const values = {
    script: `/${script.path}`,
    script_integrity: integrity(script),
    config_check: `/${check.path}`,
    config_check_integrity: integrity(check),
    style: `/${style.path}`,
    style_integrity: integrity(style),
    wasm: `/${wasm.path}`,
    wasm_integrity: integrity(wasm),
    icon: `/${icon.path}`,
    licences: `/${licences.path}`,
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
function write({ path, content, isEdited = false }) {
  const file = join(output, path);
  const packed = isEdited ? [] : [gzipSync(content, { level: 9 }), brotli(content)];
  const copies = [content, ...packed];
  mkdirSync(dirname(file), { recursive: true });
  copies.forEach((copy, index) => writeFileSync(file + ["", ".gz", ".br"][index], copy));
  return { path, sizes: [0, 1, 2].map((at) => (copies[at] ?? content).length) };
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

/** @param {Asset[]} maps of the scripts */
function writeSymbols(maps, wasm) {
  rmSync(symbols, { recursive: true, force: true });
  mkdirSync(symbols, { recursive: true });
  for (const { path, content } of maps) writeFileSync(join(symbols, basename(path)), content);
  const names = readFileSync(join(program, "mooring.mjs.symbols"));
  writeFileSync(join(symbols, `${basename(wasm.path)}.symbols`), names);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

try {
  const { scripts, maps } = await bundleScripts();
  const [script, ...chunks] = scripts;
  const check = chunks.find(({ path }) => path.includes("config_check"));
  const others = chunks.filter((chunk) => chunk !== check);
  // Another chunk would need an integrity, too; what only developers run does without.
  if (others.length > 0 && !isForDevelopers) {
    throw new Error(`web/: what is ${others.map(({ path }) => path)}?`);
  }
  const style = await bundleStyle();
  const wasm = copied(join(program, "mooring.wasm"), "mooring.wasm");
  const icon = copied("assets/favicon.svg", "favicon.svg");
  const licences = copied("assets/licences.txt", "licences.txt");
  const settings = readFileSync(join(root, "assets/config.json"));
  const config = { path: "config.json", content: settings, isEdited: true };
  const index = page({ script, check, style, wasm, icon, licences });
  rmSync(output, { recursive: true, force: true });
  if (!process.argv[3]) writeSymbols(maps, wasm);
  printTable(
    [index, script, style, wasm, config, icon].map(write),
    [check, licences, ...others].map(write),
  );
} catch (error) {
  // esbuild has already told what is wrong with the sources.
  if (!error.errors) console.error(`bundle: ${error.message}`);
  process.exit(1);
}
