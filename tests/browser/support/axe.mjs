// axe-core with the rules of WCAG 2.2 AA and its own good practice.

import AxeBuilder from "@axe-core/playwright";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @returns {Promise<{ violations: object[], incomplete: object[] }>} what axe finds wrong, and what it asks a person.
 * What it finds right is not collected, and there are no frames to look into: both cost seconds on each screen.
 */
export function examine(page) {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations", "incomplete"] })
    .withTags(rules)
    .analyze();
}
