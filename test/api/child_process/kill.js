// child.kill(signal) sends SIGTERM, or the signal given as a number or by its name; what is none throws a TypeError.
var check = require("../check.js");

function killed(args, code, name) {
  var child = node.createChildProcess("exec sleep 60");
  child.addListener(
    "exit",
    check.mustCall(function (actualCode, actualName) {
      check.equal(actualCode, code);
      check.equal(actualName, name);
    }),
  );
  check.equal(child.kill.apply(child, args), undefined);
}
killed([], 143, "SIGTERM");
killed([null], 143, "SIGTERM");
killed([node.SIGHUP], 129, "SIGHUP");
killed([new Number(9)], 137, "SIGKILL");
killed(["SIGINT"], 130, "SIGINT");

var child = node.createChildProcess("cat");
["TERM", "", "SIGNONE", "15", NaN, 1.5, -1, 1000, {}, true].forEach(function (signal) {
  check.throws(function () {
    child.kill(signal);
  }, TypeError);
});
var error = check.throws(function () {
  child.kill(100);
}, Error);
check.equal(error.code, "EINVAL");
child.kill(0); // no signal, only the question whether it could be sent
child.close();
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
  }),
);
