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
  "fs/promises",
  "module",
  "os",
  "path",
  "path/posix",
  "process",
  "querystring",
  "string_decoder",
  "timers",
  "timers/promises",
  "tty",
  "url",
  "util",
  "util/types",
];
// Those of Node that are not there, and what programs use instead, where there is something.
const OTHERS = {
  __proto__: null,
  async_hooks: "",
  buffer: "Uint8Array, node.encode and node.decode",
  cluster: "the option --processes",
  crypto: "node.crypto",
  dgram: "node.udp",
  diagnostics_channel: "",
  dns: "node.dns",
  domain: "",
  http: "node.http",
  http2: "",
  https: "node.http",
  inspector: "the option --inspect",
  net: "node.tcp",
  "path/win32": "",
  perf_hooks: "performance",
  punycode: "URL",
  readline: "node.stdio",
  repl: "",
  stream: "node.pump",
  tls: "node.tcp with the option secure",
  v8: "",
  vm: "node.compile",
  worker_threads: "the option --processes",
  zlib: "node.compress",
};

const has = (name) => OURS.includes(name) || name === "empty";

// Why there is no module of this name; "" where nothing is known of it.
function missing(name) {
  const known = name in OTHERS ? name : name.split("/")[0];
  if (!(known in OTHERS)) return "";
  const instead = OTHERS[known] && "; programs use " + OTHERS[known];
  return ": " + known + " is not there" + instead;
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

return { all: OURS.filter((name) => !name.startsWith("asserts")), has, missing, load };
