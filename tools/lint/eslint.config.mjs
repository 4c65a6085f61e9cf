// What eslint looks for in the scripts: faults, not taste, which is prettier's. A rule stands here only if it holds.
import js from "@eslint/js";

const names = (text) => Object.fromEntries(text.split(" ").map((name) => [name, "readonly"]));

const engine = names("console WebAssembly gc");
const api = names(
  "node process ENV ARGV puts print p setTimeout setInterval clearTimeout clearInterval " +
    "addListener removeListener emit listeners",
);
const ofModule = names(
  "exports require include require_async include_async module __filename __dirname",
);

const web = names(
  "fetch Headers Request Response WebSocket " +
    "URL URLSearchParams TextEncoder TextDecoder atob btoa queueMicrotask structuredClone performance crypto " +
    "AbortController AbortSignal Event EventTarget CustomEvent MessageEvent CloseEvent MessageChannel MessagePort DOMException",
);

// Each script is the body of a function: `return` may stand at its top.
const body = {
  ecmaVersion: 2022,
  sourceType: "script",
  parserOptions: { ecmaFeatures: { globalReturn: true } },
};

const rules = {
  ...js.configs.recommended.rules,
  "array-callback-return": "error",
  "default-case-last": "error",
  "eqeqeq": "error",
  "no-constructor-return": "error",
  "no-empty": ["error", { allowEmptyCatch: true }],
  "no-implied-eval": "error",
  "no-lonely-if": "error",
  "no-sequences": "error",
  "no-unexpected-multiline": "off", // prettier breaks lines there
  "no-unreachable-loop": "error",
  // Modules have functions onLoad and onExit, which the program calls.
  "no-unused-vars": [
    "error",
    { args: "none", caughtErrors: "none", varsIgnorePattern: "^on(Load|Exit)$" },
  ],
  "no-use-before-define": ["error", { functions: false, variables: false }],
  "no-useless-call": "error",
  "no-useless-return": "error",
  "radix": "error",
};

export default [
  {
    files: ["lib/*.js"],
    languageOptions: {
      ...body,
      globals: { ...engine, ...names("node internal binding global") },
    },
    rules: {
      ...rules,
      "no-extend-native": "error",
      "no-new-wrappers": "error",
      "no-return-assign": "error",
      "no-self-compare": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-useless-concat": "error",
      "no-var": "error",
      "prefer-const": "error",
      "strict": ["error", "global"],
    },
  },
  // Sloppy on purpose, as their first lines say.
  { files: ["lib/events.js", "lib/signals.js"], rules: { "strict": ["error", "never"] } },
  {
    files: ["test/**/*.js", "examples/**/*.js", "bench/ours/*.js", "tools/**/*.js"],
    languageOptions: { ...body, globals: { ...engine, ...api, ...web, ...ofModule } },
    rules: {
      ...rules,
      "no-dupe-else-if": "off", // else if (random(2)) ... else if (random(2))
      "no-octal": "off", // the modes of files: these scripts are written as in 2009
      "no-prototype-builtins": "off",
      "no-sparse-arrays": "off",
    },
  },
  // What runs in a browser.
  {
    files: ["tools/site/*.js", "test/{inspect,site}/fixtures/*.js"],
    languageOptions: {
      globals: names("window document location localStorage getComputedStyle DOMParser setTimeout"),
    },
  },
  // These make global names, or have modules do so.
  {
    files: [
      "examples/{exit_event,modules}.js",
      "test/api/{globals,modules}/**/*.js",
      "test/api/web/globals.js",
      "test/api/timers/globals_replaceable.js",
      "test/cli/*.js",
    ],
    rules: { "no-global-assign": "off", "no-undef": "off", "no-unused-vars": "off" },
  },
  // Written as in 2009 throughout.
  {
    files: ["test/programs/**/*.js"],
    rules: { "no-undef": "off", "no-with": "off", "eqeqeq": "off" },
  },
  // Syntax errors on purpose.
  {
    ignores: [
      "test/api/modules/fixtures/syntax_error.js",
      "test/cli/error_syntax_*.js",
      "test/cli/fixtures/broken.js",
    ],
  },
];
