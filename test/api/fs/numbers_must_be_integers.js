// Modes, owners and lengths of the wrong type, or out of range, throw a TypeError that names them.
var check = require("../check.js");

var wrong = ["1", null, NaN, 0.5, -2, Infinity, 1e300, {}, [], function () {}];
function throws(name, given, message) {
  check.throws(
    function () {
      node.fs[name].apply(node.fs, given);
    },
    new RegExp("^" + name + ": " + message + " must be an integer"),
    name,
  );
}
wrong.forEach(function (value) {
  throws("chmod", ["/no/such", value], "mode");
  throws("fchmod", [-1, value], "mode");
  throws("fchmod", [value === -2 ? "x" : value, 0600], "fd");
  throws("chown", ["/no/such", value, 0], "uid");
  throws("lchown", ["/no/such", 0, value], "gid");
  if (value === null) return; // as absent
  throws("truncate", ["/no/such", value], "length");
  throws("ftruncate", [-1, value], "length");
  throws("access", ["/no/such", value], "mode");
});
throws("chmod", ["/no/such"], "mode");
throws("chown", ["/no/such", 0], "gid");
["fstat", "fsync", "fdatasync", "ftruncate"].forEach(function (name) {
  throws(name, ["1"], "fd");
  throws(name, [], "fd");
});
