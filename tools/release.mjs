#!/usr/bin/env node
// Packs dist/ for those who host it, in build/release/:
//
//   mooring-VERSION.tar.gz          dist/, deploy/, the reference backend, what there is to read, and manifest.json:
//                                   size, SHA-256 and cache policy of each file of dist/
//   mooring-VERSION-symbols.tar.gz  build/symbols: source maps and the program's names
//
// The same commit gives the same bytes: nothing in them says when, where or by whom they were made. Their times are shortly
// before that of the commit, or before SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const folder = join(root, "build/release");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const contents = ["dist", "deploy", "docs", "serve.py", "backend", "api/openapi.yaml", "LICENSE"];

/** Not what Python leaves there, nor pictures, which only the project's own page shows. */
const isPacked = (path) => !/(__pycache__|docs[/].*[.]png)$/.test(path);

/** What a server says of it: only two names stay the same from one release to the next while their content changes. */
function cacheOf(path) {
  if (path === "config.json") return "minutes";
  return /^index\.html(\.br|\.gz)?$/.test(path) ? "revalidate" : "immutable";
}

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/** What is below a folder, as paths from it, in one order on every machine. */
function filesBelow(at) {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(at.length + 1))
    .sort();
}

function manifest() {
  const files = filesBelow(join(root, "dist")).map((path) => {
    const content = readFileSync(join(root, "dist", path));
    return { path, bytes: content.length, sha256: sha256(content), cache: cacheOf(path) };
  });
  return `${JSON.stringify({ version, files }, null, 2)}\n`;
}

/** In seconds since 1970. */
function sourceDate() {
  const lastCommit = () => execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: root });
  return Number(process.env.SOURCE_DATE_EPOCH ?? lastCommit());
}

/**
 * Servers tag a file by its time and its size, and index.html has the same size in each release: with one time for all of them, a
 * browser would be told for ever that it has the newest. So each content has a time of its own.
 */
function setTimes(at) {
  const date = sourceDate();
  for (const path of filesBelow(at)) {
    const hash = parseInt(sha256(readFileSync(join(at, path))).slice(0, 8), 16);
    const seconds = date - (hash % 3600);
    utimesSync(join(at, path), seconds, seconds);
  }
  const folders = readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const path of [at, ...folders]) utimesSync(path, date, date);
}

/** Of all that is in `at`, under the folder `name`. */
function archive(at, name) {
  setTimes(at);
  const tar = execFileSync(
    "tar",
    [
      "--create",
      "--format=ustar",
      "--sort=name",
      "--owner=0",
      "--group=0",
      "--numeric-owner",
      "--mode=u=rwX,go=rX",
      `--transform=s,^\\.,${name},`,
      "--directory",
      at,
      ".",
    ],
    { maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C" } },
  );
  const file = join(folder, `${name}.tar.gz`);
  const packed = gzipSync(tar, { level: 9 });
  writeFileSync(file, packed);
  console.log(`${sha256(packed)}  ${file.slice(root.length + 1)}`);
}

rmSync(folder, { recursive: true, force: true });
const staged = join(folder, "staged");
for (const path of contents) {
  mkdirSync(dirname(join(staged, path)), { recursive: true });
  cpSync(join(root, path), join(staged, path), { recursive: true, filter: isPacked });
}
writeFileSync(join(staged, "manifest.json"), manifest());
archive(staged, `mooring-${version}`);
archive(join(root, "build/symbols"), `mooring-${version}-symbols`);
rmSync(staged, { recursive: true });
