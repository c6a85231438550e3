// A QR code as an element of the page, for when the canvas that draws it is not shown.

const svg = "http://www.w3.org/2000/svg";
const quiet = 4; // modules of light around it (ISO/IEC 18004, section 9.1)

/**
 * Puts the picture into `element`.
 * @param {string} modules rows of equal length, "1" for a dark module
 */
export function showQr(element, modules) {
  const rows = modules.split(" ");
  const side = rows.length + 2 * quiet;
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", `0 0 ${side} ${side}`);
  picture.setAttribute("shape-rendering", "crispEdges");
  const dark = document.createElementNS(svg, "path");
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: run, index: x }) => `M${x + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
    ),
  );
  dark.setAttribute("d", runs.join(""));
  picture.append(dark);
  element.replaceChildren(picture);
}
