import AxeBuilder from "@axe-core/playwright";
import { onEveryScreen } from "./support/screens.mjs";
import { expect, test } from "./support/test.mjs";

/** "color-contrast: n0011aa22, n33bb44cc", one for each rule that has something to say. */
const said = (results) =>
  results.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);

onEveryScreen(test, "axe finds nothing to mend and nothing to ask about", async ({ page }) => {
  const { violations, incomplete } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    // The words that axe sees are transparent: those that people see are on the canvas, and their colours are measured
    // in tests/unit/ui/theme.tests.cpp.
    .disableRules(["color-contrast"])
    .analyze();
  expect(said(violations)).toEqual([]);
  expect(said(incomplete)).toEqual([]);
});
