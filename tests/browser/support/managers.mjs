// The rules by which password managers judge whether a field is visible, as code: Bitwarden
// (dom-element-visibility.service.ts) and KeePassXC-Browser (keepassxc-browser/content/fields.js), 2026.

/** The fields that a manager would leave alone, each with the reasons. Runs in the page, and needs nothing around it. */
export function refusedFields() {
  // eslint-disable-next-line complexity -- a list of rules, of which each is one line
  const refusals = (field) => {
    const reasons = [];
    const style = getComputedStyle(field);
    const rect = field.getBoundingClientRect();
    if (rect.width < 10 || rect.height < 10) reasons.push("smaller than 10 × 10 pixels");
    if (style.clipPath !== "none") reasons.push("clipped");
    if (style.display === "none" || style.visibility !== "visible") reasons.push("not displayed");
    for (let at = field; at instanceof HTMLElement; at = at.parentElement) {
      if (Number(getComputedStyle(at).opacity) < 0.7) reasons.push(`${at.tagName} is transparent`);
    }
    const root = document.documentElement;
    if (rect.left < 0 || rect.right > root.scrollWidth) reasons.push("beside the document");
    if (rect.top + scrollY < 0 || rect.bottom + scrollY > root.scrollHeight) {
      reasons.push("above or below the document");
    }
    const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    const isLabel = hit?.closest("label")?.control === field;
    if (hit !== field && !isLabel) reasons.push(`covered by ${hit?.tagName}`);
    if (field.disabled) reasons.push("disabled");
    return reasons;
  };
  return [...document.querySelectorAll("#page :is(input, select):not([hidden])")]
    .map((field) => ({ name: field.name, reasons: refusals(field) }))
    .filter(({ reasons }) => reasons.length > 0);
}
