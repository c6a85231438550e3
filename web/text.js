// The browser's own text for the canvas: measured and rasterised by a 2D context with the fonts of the page.

/** As in page.css, since canvas and page have to agree to the pixel. */
const families = [
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
];

/** The CSS `font` shorthand; the same string sets canvas and element. */
export function font(size, weight, mono, lineHeight) {
  const height = lineHeight ? `/${lineHeight}px` : "";
  return `${weight} ${size}px${height} ${families[mono]}`;
}

const stage = document.createElement("canvas");
// Drawn by the CPU: runs are small, and what goes to a texture need not come back from the GPU first.
const pen = stage.getContext("2d", { willReadFrequently: true });
let penFont = "";

function take(size, weight, mono) {
  const wanted = font(size, weight, mono);
  if (penFont !== wanted) {
    penFont = wanted;
    pen.font = wanted;
  }
}

/** Advance width of a line; sizes and lengths in device pixels here and below. */
export function textWidth(size, weight, mono, text) {
  take(size, weight, mono);
  return pen.measureText(text).width;
}

export function textAscent(size, weight, mono) {
  take(size, weight, mono);
  return Math.round(pen.measureText("x").fontBoundingBoxAscent);
}

export function textDescent(size, weight, mono) {
  take(size, weight, mono);
  return Math.round(pen.measureText("x").fontBoundingBoxDescent);
}

/** A line whose end stands on the baseline. Its font and height are set to those that are asked about. */
function makeRuler() {
  const line = document.createElement("div");
  line.setAttribute("aria-hidden", "true");
  line.className = "ruler";
  line.append(document.createElement("span"));
  document.body.append(line);
  return line;
}

let ruler = null;

/**
 * From the top of a line to its baseline, in CSS pixels. Engines differ in how they round a font's height and where they
 * put the rest of the line's, and with the kind of screen, so the page itself is asked.
 */
export function textBaseline(size, weight, mono, lineHeight) {
  ruler ??= makeRuler();
  ruler.style.font = font(size, weight, mono, lineHeight);
  return ruler.firstChild.getBoundingClientRect().bottom - ruler.getBoundingClientRect().top;
}

function makeRoom(width, height) {
  if (stage.width < width || stage.height < height) {
    stage.width = Math.max(stage.width, width);
    stage.height = Math.max(stage.height, height);
    penFont = ""; // resizing resets the context
  }
}

/**
 * Draws one line.
 * @param {number} color 0xrrggbb; @param {number} alpha 0 to 255
 * @param {number} pad from the left edge to the text's origin
 * @param {number} baseline from the top
 * @returns {HTMLCanvasElement} whose upper left part, of that width and height, has the line until the next call
 */
export function drawText(size, weight, mono, text, color, alpha, width, height, pad, baseline) {
  makeRoom(width, height);
  take(size, weight, mono);
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = `rgb(${color >> 16} ${(color >> 8) & 255} ${color & 255} / ${alpha / 255})`;
  pen.fillText(text, pad, baseline);
  return stage;
}
