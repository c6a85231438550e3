// How large the libraries are with which others draw on a canvas.

import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const libraries = [
  {
    name: "Dear ImGui for JavaScript (jsimgui 0.14)",
    files: ["mod.js", "imgui.js", "loader.js"].map((file) => `@mori2003/jsimgui/build/${file}`),
  },
  {
    name: "CanvasKit 0.42, on which Flutter's canvas rests",
    files: ["canvaskit.js", "canvaskit.wasm"].map((file) => `canvaskit-wasm/bin/${file}`),
  },
];

const compressedSize = (file) =>
  brotliCompressSync(readFileSync(new URL(`../node_modules/${file}`, import.meta.url))).length;

/** @returns {{ name: string, bytes: number }[]} */
export function librarySizes() {
  return libraries.map(({ name, files }) => ({
    name,
    bytes: files.reduce((sum, file) => sum + compressedSize(file), 0),
  }));
}
