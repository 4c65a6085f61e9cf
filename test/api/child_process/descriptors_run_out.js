// Where descriptors run out, createChildProcess throws an Error with code EMFILE, and works again when some are free.
var check = require("../check.js");
var run = require("fixtures/run.js");

if (ARGV[2] === "limited") {
  var children = [];
  var error = check.throws(function () {
    for (;;) {
      var child = new node.ChildProcess();
      child.spawn("cat");
      children.push(child);
    }
  }, Error);
  check.equal(error.code, "EMFILE");
  check.ok(children.length >= 3, children.length + " children");
  var left = children.length;
  children.forEach(function (child) {
    child.close();
    child.addListener(
      "exit",
      check.mustCall(function (code) {
        check.equal(code, 0);
        if (--left === 0)
          run.run(
            "echo again",
            check.mustCall(function (result) {
              print(result.output);
            }),
          );
      }),
    );
  });
} else {
  run.run(
    "ulimit -n 40; " + run.command(__filename, "limited"),
    check.mustCall(function (result) {
      check.equal(result.error, "");
      check.equal(result.output, "again\n");
      check.equal(result.code, 0);
    }),
  );
}
