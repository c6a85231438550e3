// Size, pixel ratio and preferences, told to the program whenever they change.

import { Face } from "./face.js";
import { hasPasskeys } from "./passkeys.js";

/** Runs `changed` at every change of a media query, and returns the query. */
function watchMedia(query, changed) {
  const media = matchMedia(query);
  media.addEventListener("change", changed);
  return media;
}

/** `changed` when the pixel ratio does: a query for the present ratio stops matching. */
function watchRatio(changed) {
  const media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const again = () => {
    changed();
    watchRatio(changed);
  };
  media.addEventListener("change", again, { once: true });
}

/**
 * Size in device pixels, exact where the browser tells it. Safari does not, and Chromium tells that of the real
 * screen when another pixel ratio is emulated; then it is far from what the ratio says, and that counts.
 */
function pixelSize({ contentRect, devicePixelContentBoxSize }) {
  const exact = devicePixelContentBoxSize?.[0];
  const choose = (length, told) => {
    const computed = Math.round(length * devicePixelRatio);
    return Math.abs(computed - told) <= 1 ? told : computed;
  };
  return {
    width: choose(contentRect.width, exact?.inlineSize),
    height: choose(contentRect.height, exact?.blockSize),
  };
}

/** `changed` when the size of the page's letters does, which no media query tells: a box as high as one tells it. */
function observeTextSize(changed) {
  const letter = document.createElement("div");
  letter.className = "letter";
  document.body.append(letter);
  new ResizeObserver(changed).observe(letter);
}

function observeSize(canvas, resized) {
  const observer = new ResizeObserver((entries) => resized(pixelSize(entries.at(-1))));
  try {
    observer.observe(canvas, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(canvas);
  }
}

/** How long the graphics may be away before the page goes on without them, in milliseconds. */
const patience = 3000;

/** The browser may take the graphics away at any time, and gives them back only if that was expected, or never. */
export function watchGraphics({ program, graphics, faces }, canvas) {
  let givingUp = 0;
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    givingUp = setTimeout(() => faces.drawWhen(false), patience);
  });
  canvas.addEventListener("webglcontextrestored", () => {
    clearTimeout(givingUp);
    graphics.start();
    program.graphicsRestored();
    faces.drawWhen(true);
  });
}

/** @returns {(face: number) => void} to be told which face the page shows, see face.js */
export function watchEnvironment(program, canvas) {
  let face = Face.drawn;
  const computed = () => ({
    width: Math.round(canvas.clientWidth * devicePixelRatio),
    height: Math.round(canvas.clientHeight * devicePixelRatio),
  });
  const pixels = computed();
  const tell = () => {
    program.setEnvironment({
      width: pixels.width / devicePixelRatio,
      height: pixels.height / devicePixelRatio,
      ratio: devicePixelRatio,
      textScale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
      scheme: Number(dark.matches) + 2 * Number(moreContrast.matches), // as `enum class Scheme`
      coarse: coarse.matches,
      face,
      passkeys: hasPasskeys,
    });
  };
  const resize = (size) => {
    Object.assign(pixels, size);
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      canvas.width = pixels.width;
      canvas.height = pixels.height;
    }
    tell();
    program.redraw();
  };
  const dark = watchMedia("(prefers-color-scheme: dark)", () => tell());
  const moreContrast = watchMedia("(prefers-contrast: more)", () => tell());
  const coarse = watchMedia("(pointer: coarse)", () => tell());
  watchRatio(() => resize(computed())); // what is exact follows, where the observer tells it
  resize(pixels);
  observeSize(canvas, resize);
  observeTextSize(tell);
  return (shown) => {
    face = shown;
    tell();
  };
}
