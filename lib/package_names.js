// The small modules that packages ask for by name, also with "node:" (API document, "Packages"). Each
// is loaded when it is first asked for.
"use strict";

const OURS = [
  "assert",
  "assert/strict",
  "asserts",
  "asserts.js",
  "child_process",
  "events",
  "fs",
  "os",
  "path",
  "path/posix",
  "process",
  "querystring",
  "string_decoder",
  "timers",
  "timers/promises",
  "url",
  "util",
  "util/types",
];
// Parts of others under names of their own: "posix" of "path".
const OTHERS =
  "async_hooks buffer cluster crypto dgram dns domain http http2 https inspector module net " +
  "perf_hooks punycode readline repl stream tls tty v8 vm worker_threads zlib";
const INSTEAD = {
  __proto__: null,
  crypto: "node.crypto",
  dns: "node.dns",
  http: "node.http",
  https: "node.http",
  net: "node.tcp",
  tls: "node.tcp with the option secure",
};

const has = (name) => OURS.includes(name) || name === "empty";

// Why there is no module of this name; "" where nothing is known of it.
function missing(name) {
  const base = name.split("/")[0];
  if (!OTHERS.split(" ").includes(base)) return "";
  const instead = INSTEAD[base];
  return ": " + base + " is not there" + (instead === undefined ? "" : "; programs use " + instead);
}

// load("node:path") -> its exports.
function load(full) {
  const name = full.slice("node:".length);
  if (name === "empty") return {};
  if (name === "process") return internal.load("package_process");
  if (name === "webcrypto") return internal.load("small_webcrypto");
  const [whole, part] = name.split("/");
  if (has(name) && part !== undefined) return internal.load("small_" + whole)[part];
  if (has(name)) return internal.load("small_" + name.replace(".js", ""));
  const error = new Error("cannot load " + full + (missing(name) || ": there is no such module"));
  error.code = "MODULE_NOT_FOUND";
  throw error;
}

return { has, missing, load };
