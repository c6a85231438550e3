// A site's accent colour: whether it can be read, and what goes with it in each scheme. Ratios are those of WCAG 2.2.

/** As in `enum class Scheme` (src/ui/theme.h): what the accent stands on, and how much contrast is wanted there. */
const schemes = [
  { surfaces: [0xffffff, 0xf5f6f8], ratio: 4.5, isDark: false },
  { surfaces: [0x161b22, 0x0e1217], ratio: 4.5, isDark: true },
  { surfaces: [0xffffff, 0xf5f6f8], ratio: 7, isDark: false },
  { surfaces: [0x0b0f14, 0x000000], ratio: 7, isDark: true },
];

const channels = (color) => [color >> 16, (color >> 8) & 255, color & 255];

const mixed = (from, to, part) =>
  channels(from)
    .map((value, at) => Math.round(value + (channels(to)[at] - value) * part))
    .reduce((color, value) => color * 256 + value, 0);

function luminance(color) {
  const [red, green, blue] = channels(color)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read, else the nearest shade of it that can. */
function readable(color, { surfaces, ratio, isDark }) {
  const soft = (shade) => mixed(surfaces[0], shade, isDark ? 0.2 : 0.1);
  for (let part = 0; part < 1; part += 0.02) {
    const shade = mixed(color, isDark ? 0xffffff : 0, part);
    const on = [...surfaces, soft(shade)];
    if (on.every((surface) => contrast(shade, surface) >= ratio)) return shade;
  }
  return isDark ? 0xffffff : 0;
}

/** @returns {number} the nearest shade of `color` that can be read on a light page */
export const readableOnLight = (color) => readable(color, schemes[0]);

/** For each scheme: the accent, what is written on it, and a ground in its tone. */
export function accentsOf(color) {
  return schemes.map((scheme) => {
    const accent = readable(color, scheme);
    const [onAccent] = [0xffffff, 0x0b1626].sort(
      (a, b) => contrast(accent, b) - contrast(accent, a),
    );
    return { accent, onAccent, soft: mixed(scheme.surfaces[0], accent, scheme.isDark ? 0.2 : 0.1) };
  });
}

export const hex = (color) => `#${color.toString(16).padStart(6, "0")}`;
