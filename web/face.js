// Which of its two faces the page shows: the picture on the canvas with the elements transparent over it, or the
// elements alone, as a plain page (plain.css).

/** As in `enum class PageFace` (src/ui/event.h). */
export const Face = { drawn: 0, plain: 1, onlyPlain: 2 };

const remembered = "mooring.plain";

/** Where storage is refused, the choice lasts as long as the page. */
function recall() {
  try {
    // eslint-disable-next-line no-restricted-globals -- how the page looks is no secret
    return localStorage.getItem(remembered) === "yes";
  } catch {
    return false;
  }
}

function remember(plain) {
  try {
    // eslint-disable-next-line no-restricted-globals -- as above
    if (plain) localStorage.setItem(remembered, "yes");
    // eslint-disable-next-line no-restricted-globals -- as above
    else localStorage.removeItem(remembered);
  } catch {
    // See above.
  }
}

/**
 * Keeps `page` showing the right face.
 * @param {(face: number) => void} changed is told each change of what is shown or could be
 */
export class Faces {
  /** @param {boolean} canDraw whether there is anything to draw with */
  constructor(page, canDraw, changed) {
    this.page = page;
    this.canDraw = canDraw;
    this.changed = changed;
    this.wanted = recall();
    // Colours that a person has forced, and paper, are for the browser's own text.
    this.forced = matchMedia("(forced-colors: active)");
    this.print = matchMedia("print");
    for (const media of [this.forced, this.print]) {
      media.addEventListener("change", () => this.show());
    }
    // Where printing changes no media query before the page is laid out for it.
    addEventListener("beforeprint", () => this.show(true));
    addEventListener("afterprint", () => this.show());
    this.show();
  }

  /** What the person chose; remembered in this browser. */
  choose(plain) {
    this.wanted = plain;
    remember(plain);
    this.show();
  }

  /** @param {boolean} canDraw whether there is anything to draw with now */
  drawWhen(canDraw) {
    this.canDraw = canDraw;
    this.show();
  }

  show(printing = this.print.matches) {
    const only = !this.canDraw || this.forced.matches;
    const plain = only || this.wanted || printing;
    this.page.classList.toggle("drawn", !plain);
    document.documentElement.classList.toggle("plain", plain);
    if (only) this.changed(Face.onlyPlain);
    else this.changed(plain ? Face.plain : Face.drawn);
  }
}
