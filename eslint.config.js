// Lint of the JavaScript: the page's modules in web/, the build's in tools/, the browser tests.

import js from "@eslint/js";
import globals from "globals";

/** Beyond ESLint's recommended set; the format is prettier's business. */
const strict = {
  "array-callback-return": "error",
  complexity: ["error", 15],
  "consistent-return": "error",
  curly: ["error", "multi-line"],
  "default-case-last": "error",
  eqeqeq: "error",
  "grouped-accessor-pairs": "error",
  "max-depth": ["error", 4],
  "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
  "no-console": "error",
  "no-else-return": "error",
  "no-eval": "error",
  "no-implicit-coercion": ["error", { boolean: false }],
  "no-implied-eval": "error",
  "no-lonely-if": "error",
  "no-new-func": "error",
  "no-param-reassign": "error",
  "no-promise-executor-return": "error",
  "no-self-compare": "error",
  "no-shadow": "error",
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-unreachable-loop": "error",
  "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
  "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-promise-reject-errors": "error",
  "prefer-template": "error",
  radix: "error",
  "require-atomic-updates": ["error", { allowProperties: true }],
};

/** What the content security policy and Trusted Types refuse anyway, found before the browser does. */
const safePage = {
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
      property,
      message: "Make elements and set textContent; Trusted Types refuse HTML in strings.",
    })),
    { object: "document", property: "write", message: "Make elements instead." },
  ],
  "no-restricted-globals": [
    "error",
    { name: "localStorage", message: "Nothing is kept in web storage." },
    { name: "sessionStorage", message: "Nothing is kept in web storage." },
  ],
};

export default [
  { ignores: ["build/", "dist/", "**/node_modules/", ".cache/", "var/", "playwright-report/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: strict,
  },
  {
    files: ["web/**/*.js"],
    // The bundler replaces IS_DEBUG (tools/bundle.mjs).
    languageOptions: { globals: { ...globals.browser, IS_DEBUG: "readonly" } },
    rules: safePage,
  },
  {
    files: ["*.js", "tools/**/*.mjs", "bench/**/*.{js,mjs}"],
    // Some functions of the bench run in the page.
    languageOptions: { globals: { ...globals.node, window: "readonly", document: "readonly" } },
    // They are command-line programs; printing is what they do.
    rules: { "no-console": "off" },
  },
  {
    // Functions given to page.evaluate() run in the page.
    files: ["tests/{browser,engines}/**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // A journey is one long sentence, and describe() is a function around all of them.
      "max-lines-per-function": "off",
    },
  },
];
