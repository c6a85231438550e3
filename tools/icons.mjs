#!/usr/bin/env node
// Turns the drawings in assets/icons into polylines for the C++ program.
//
//   node tools/icons.mjs FOLDER HEADER
//
// A drawing is an SVG of one stroke width on a 24 × 24 grid, made of
//   <path d="…">   of M L H V C A Z, absolute or relative; arcs are of circles (rx = ry)
//   <circle cx="…" cy="…" r="…">
// Anything else is an error, so that no part of a drawing is left out silently.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** How far a polyline may be from its curve, in units of the grid: 0.08 px at 96 px. */
const TOLERANCE = 0.02;

/** @typedef {[number, number]} Point */
/** @typedef {{ points: Point[], closed: boolean }} Stroke */

const midpoint = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** The distance from p to the line through a and b, or to a if they are the same point. */
function distance(p, a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(p[0] - a[0], p[1] - a[1]);
  return Math.abs((p[0] - a[0]) * dy - (p[1] - a[1]) * dx) / length;
}

/** Points of the cubic Bézier curve after its start a, by halving it until it is flat. */
function flattenCubic(a, b, c, d) {
  // A curve is within 3/4 of the farther control point's distance from its chord.
  if (Math.max(distance(b, a, d), distance(c, a, d)) * 0.75 <= TOLERANCE) return [d];
  const [ab, bc, cd] = [midpoint(a, b), midpoint(b, c), midpoint(c, d)];
  const [abc, bcd] = [midpoint(ab, bc), midpoint(bc, cd)];
  const middle = midpoint(abc, bcd);
  return [...flattenCubic(a, ab, abc, middle), ...flattenCubic(middle, bcd, cd, d)];
}

/** Points on a circle after the angle `start`, up to and with `start + sweep` (radians). */
function flattenAngle(centre, radius, start, sweep) {
  const step = 2 * Math.acos(1 - TOLERANCE / radius);
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / step));
  return Array.from({ length: count }, (_, index) => {
    const angle = start + (sweep * (index + 1)) / count;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
}

/** Points of SVG's arc from a to b, without a. Radii that are too small grow (SVG 1.1, F.6.6). */
function flattenArc(a, b, wanted, large, clockwise) {
  const half = Math.hypot(b[0] - a[0], b[1] - a[1]) / 2;
  const radius = Math.max(wanted, half);
  const middle = midpoint(a, b);
  const height = Math.sqrt(Math.max(0, radius * radius - half * half));
  const side = large === clockwise ? 1 : -1;
  const centre = [
    middle[0] + (side * height * (b[1] - a[1])) / (2 * half),
    middle[1] - (side * height * (b[0] - a[0])) / (2 * half),
  ];
  const start = Math.atan2(a[1] - centre[1], a[0] - centre[0]);
  let sweep = Math.atan2(b[1] - centre[1], b[0] - centre[0]) - start;
  if (clockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!clockwise && sweep > 0) sweep -= 2 * Math.PI;
  return flattenAngle(centre, radius, start, sweep);
}

/** Splits path data into commands, one for each set of arguments. */
function* commands(data) {
  const arity = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7, Z: 0 };
  for (const [, letter, rest] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const name = letter.toUpperCase();
    const count = arity[name];
    if (count === undefined) throw new Error(`path command ${letter} is not supported`);
    const numbers = (rest.match(/[-+]?(?:\d*\.\d+|\d+)/g) ?? []).map(Number);
    if (count === 0 ? numbers.length > 0 : numbers.length % count || !numbers.length) {
      throw new Error(`path command ${letter} has ${numbers.length} numbers`);
    }
    const relative = letter !== name;
    for (let at = 0; at < Math.max(1, numbers.length); at += count || 1) {
      // More pairs after an M are lines (SVG 1.1, 8.3.2).
      yield {
        name: name === "M" && at > 0 ? "L" : name,
        relative,
        numbers: numbers.slice(at, at + count),
      };
    }
  }
}

/** The points that a drawing command adds after the current point. */
function follow(current, { name, relative, numbers }) {
  const [x, y] = relative ? current : [0, 0];
  const point = (at) => [numbers[at] + x, numbers[at + 1] + y];
  switch (name) {
    case "L":
      return [point(0)];
    case "H":
      return [[numbers[0] + x, current[1]]];
    case "V":
      return [[current[0], numbers[0] + y]];
    case "C":
      return flattenCubic(current, point(0), point(2), point(4));
    default: {
      const [radius, other, , large, clockwise] = numbers;
      if (radius !== other) throw new Error("an arc has to be of a circle");
      return flattenArc(current, point(5), radius, large === 1, clockwise === 1);
    }
  }
}

/** @returns {Stroke[]} */
function pathStrokes(data) {
  const strokes = [];
  let current = [0, 0];
  for (const command of commands(data)) {
    const stroke = strokes.at(-1);
    if (command.name === "M") {
      const [x, y] = command.numbers;
      current = command.relative ? [current[0] + x, current[1] + y] : [x, y];
      strokes.push({ points: [current], closed: false });
    } else if (!stroke || stroke.closed) {
      throw new Error("a path has to begin with M, and again after Z");
    } else if (command.name === "Z") {
      stroke.closed = true;
      current = stroke.points[0];
    } else {
      stroke.points.push(...follow(current, command));
      current = stroke.points.at(-1);
    }
  }
  return strokes;
}

/** @returns {Stroke[]} */
function circleStrokes({ cx, cy, r }) {
  const points = flattenAngle([Number(cx), Number(cy)], Number(r), 0, 2 * Math.PI);
  return [{ points, closed: true }];
}

/** Without the last point of a closed stroke where it repeats the first. */
function withoutRepeat({ points, closed }) {
  const [first, last] = [points[0], points.at(-1)];
  const repeats = closed && Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6;
  return { points: repeats ? points.slice(0, -1) : points, closed };
}

/** @returns {Stroke[]} */
function readDrawing(file) {
  const svg = readFileSync(file, "utf8").replace(/<!--[\s\S]*?-->/g, "");
  const strokes = [];
  for (const [, name, attributes] of svg.matchAll(/<(\w+)([^>]*)>/g)) {
    const values = Object.fromEntries(
      Array.from(attributes.matchAll(/([\w-]+)="([^"]*)"/g), ([, key, value]) => [key, value]),
    );
    if (name === "svg") {
      if (values.viewBox !== "0 0 24 24") throw new Error("viewBox has to be 0 0 24 24");
    } else if (name === "path") strokes.push(...pathStrokes(values.d));
    else if (name === "circle") strokes.push(...circleStrokes(values));
    else throw new Error(`<${name}> is not supported`);
  }
  if (strokes.length === 0) throw new Error("nothing is drawn");
  return strokes.map(withoutRepeat);
}

/** chevron-down → ChevronDown */
const pascal = (name) => name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
/** chevron-down → chevron_down */
const snake = (name) => name.replaceAll("-", "_");

function literal(number) {
  const text = String(Math.round(number * 100) / 100);
  return `${text}${text.includes(".") ? "" : ".0"}F`;
}

function strokeTables({ name, strokes }) {
  const arrays = strokes.map(({ points }, index) => {
    const numbers = points.flat().map(literal).join(", ");
    return `inline constexpr float ${snake(name)}_points_${index}[] = {${numbers}};`;
  });
  const entries = strokes.map(
    ({ points, closed }, index) => `{${snake(name)}_points_${index}, ${points.length}, ${closed}}`,
  );
  return [
    ...arrays,
    `inline constexpr IconStroke ${snake(name)}_strokes[] = {${entries.join(", ")}};`,
  ].join("\n");
}

function header(icons) {
  return `// Made by tools/icons.mjs from assets/icons; edit those instead.
#pragma once

namespace mooring::ui {

enum class Icon : unsigned char {
    None,
${icons.map(({ name }) => `    ${pascal(name)},`).join("\n")}
};

/// One line of a drawing on a 24 × 24 grid, y downwards; \`points\` holds \`count\` pairs x, y.
struct IconStroke {
    const float* points;
    unsigned short count;
    /// The last point is joined to the first.
    bool closed;
};

struct IconStrokes {
    const IconStroke* first;
    unsigned char count;

    [[nodiscard]] constexpr const IconStroke* begin() const { return first; }
    [[nodiscard]] constexpr const IconStroke* end() const { return first + count; }
};

namespace icon_data {
${icons.map(strokeTables).join("\n")}
inline constexpr IconStrokes all[] = {
    {nullptr, 0},
${icons.map(({ name, strokes }) => `    {${snake(name)}_strokes, ${strokes.length}},`).join("\n")}
};
} // namespace icon_data

/// The lines of an icon, none for Icon::None. They are to be stroked 1.8 wide with round ends.
constexpr IconStrokes icon_strokes(Icon icon) {
    return icon_data::all[static_cast<unsigned char>(icon)];
}

} // namespace mooring::ui
`;
}

const [folder, output] = process.argv.slice(2);
const icons = readdirSync(folder)
  .filter((file) => file.endsWith(".svg"))
  .sort()
  .map((file) => {
    try {
      return { name: basename(file, ".svg"), strokes: readDrawing(join(folder, file)) };
    } catch (error) {
      console.error(`${join(folder, file)}: ${error.message}`);
      return process.exit(1);
    }
  });
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, header(icons));
