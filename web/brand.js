// The site's name and colour, before the program is there and around what it draws.

const preferences = [
  "all",
  "screen and (prefers-color-scheme: dark)",
  "(prefers-contrast: more)",
  "screen and (prefers-contrast: more) and (prefers-color-scheme: dark)",
];

/** @param {object[]} accents of colors.js, in the order of `enum class Scheme` */
export function useAccents(accents) {
  const sheet = new CSSStyleSheet();
  for (const [scheme, { accent, onAccent }] of accents.entries()) {
    const [own, on] = [accent, onAccent].map((color) => `#${color.toString(16).padStart(6, "0")}`);
    const colors = `--accent: ${own}; --on-accent: ${on}; --selection: ${own}40;`;
    sheet.insertRule(`@media ${preferences[scheme]} { :root { ${colors} } }`, scheme);
  }
  document.adoptedStyleSheets.push(sheet);
}

/** On the first paint; the program says it itself. */
export function useName(name) {
  document.title = name;
  const place = document.querySelector("#first-paint b");
  if (place) place.textContent = name;
}
