// Where something is drawn in a picture of the page, to be compared with where an element says it is.

import { PNG } from "pngjs";

/** A picture of the viewport, in device pixels. */
export async function picture(page) {
  return PNG.sync.read(await page.screenshot({ scale: "device", animations: "allow" }));
}

const colorAt = ({ data, width }, x, y) => {
  const at = (y * width + x) * 4;
  return [data[at], data[at + 1], data[at + 2]];
};

const distance = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);

const packed = ([r, g, b]) => (r << 16) | (g << 8) | b;
const unpacked = (color) => [color >> 16, (color >> 8) & 255, color & 255];

/** The colours of the region, that of most of it first. */
function colorsOf(image, region) {
  const counts = new Map();
  for (const [x, y] of region) {
    const color = packed(colorAt(image, x, y));
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => unpacked(color));
}

/** The pixels of a place that is given in CSS pixels. */
function pixelsOf(image, place, ratio) {
  const right = Math.min(image.width, Math.ceil(place.right * ratio));
  const bottom = Math.min(image.height, Math.ceil(place.bottom * ratio));
  const pixels = [];
  for (let y = Math.max(0, Math.floor(place.top * ratio)); y < bottom; ++y) {
    for (let x = Math.max(0, Math.floor(place.left * ratio)); x < right; ++x) pixels.push([x, y]);
  }
  return pixels;
}

/**
 * The smallest rectangle around what stands out from its ground, in CSS pixels; null where nothing does.
 * @param image see `picture`; @param {{left: number, top: number, right: number, bottom: number}} place in CSS pixels
 * @param {number} ratio device pixels per CSS pixel
 */
export function inkIn(image, place, ratio) {
  const region = pixelsOf(image, place, ratio);
  if (region.length === 0) return null;
  const [back] = colorsOf(image, region);
  const far = region.map(([x, y]) => distance(colorAt(image, x, y), back));
  const furthest = far.reduce((a, b) => Math.max(a, b), 0);
  if (furthest < 60) return null;
  // The faint edge of an anti-aliased stroke depends on who draws it.
  const inked = region.filter((_, i) => far[i] > furthest / 3);
  const xs = inked.map(([x]) => x);
  const ys = inked.map(([, y]) => y);
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  return {
    left: least(xs) / ratio,
    top: least(ys) / ratio,
    right: (most(xs) + 1) / ratio,
    bottom: (most(ys) + 1) / ratio,
  };
}

/** How far apart two rectangles are at the side where they differ most. */
export function apart(a, b) {
  return Math.max(...["left", "top", "right", "bottom"].map((side) => Math.abs(a[side] - b[side])));
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color) {
  const [r, g, b] = color.map((byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [less, more] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** The contrast of what stands out most with the ground of a place; parameters as of `inkIn`. */
export function contrastIn(image, place, ratio) {
  const colors = colorsOf(image, pixelsOf(image, place, ratio));
  return colors.reduce((best, color) => Math.max(best, contrast(color, colors[0])), 1);
}

/** The share of pixels that clearly differ between two places of one size, from their upper left corners on. */
export function pixelsApart(image, a, b) {
  const [left, right] = [pixelsOf(image, a, 1), pixelsOf(image, b, 1)];
  if (left.length !== right.length) return 1;
  const differ = left.filter(
    ([x, y], i) => distance(colorAt(image, x, y), colorAt(image, ...right[i])) > 120,
  );
  return differ.length / left.length;
}
