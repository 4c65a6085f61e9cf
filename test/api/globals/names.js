// The documented global names are there, and are not enumerable on the process.
var check = require("../check.js");
var functions = [
  "puts",
  "print",
  "p",
  "setTimeout",
  "setInterval",
  "clearTimeout",
  "clearInterval",
  "require",
  "include",
  "require_async",
  "include_async",
];
functions.forEach(function (name) {
  check.equal(typeof process[name], "function", name);
});
check.equal(typeof node, "object");
check.ok(Array.isArray(ARGV));
check.equal(typeof ENV, "object");
