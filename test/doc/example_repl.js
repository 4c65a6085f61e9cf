// examples/repl.js prints the value of each line, and outlives what a line or its callback throws.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

var repl = run.run(
  run.command("examples/repl.js"),
  check.mustCall(function (ended) {
    check.equal(ended.error, "");
    check.deepEqual(ended.output.split("> ").join("").split("\n"), [
      "3",
      "42",
      "TypeError: Cannot read properties of null (reading 'x')",
      "SyntaxError: [line]:1: missing ) after argument list",
      "Error: later",
      '"last"',
      "",
      "",
    ]);
    check.equal(ended.code, 0);
  }),
);
repl.write("1 + 2\nvar six = 6\nsix * 7\nnull.x\nputs(six\n");
repl.write(
  "var promise = new node.Promise(); void setTimeout(function () { promise.emitSuccess([]); throw new Error('later'); }, 1)\n",
);
repl.write("promise.wait()\n'last'");
repl.close();
