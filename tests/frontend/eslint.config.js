/** What eslint asks of the page's scripts, beyond what tsc tells already. */

import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "no-implicit-globals": "error",
      "no-restricted-properties": ["error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "Text of a project goes in as text." }))],
      "no-control-regex": "off", // names are cleaned of control characters
    },
  },
  { files: ["**/geo/*/frontend/**"], languageOptions: { globals: globals.browser } },
  { files: ["**/early.js"], languageOptions: { sourceType: "script" } },
  { files: ["**/tests/frontend/*"], languageOptions: { globals: globals.node } },
];
