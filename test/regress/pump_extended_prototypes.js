// A function that a program adds to Object.prototype is no file's descriptor or mode for node.pump.
Object.prototype.fd = Object.prototype.mode = Object.prototype.path = function () {};
var check = require("../api/check.js");
node.pump({ path: "/etc/passwd" }, { path: "/dev/null" }).addCallback(
  check.mustCall(function (bytes) {
    check.ok(bytes > 0);
  }),
);
check.throws(function () {
  node.pump({}, { path: "/dev/null" });
}, TypeError);
