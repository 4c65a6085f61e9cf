// Whatever keeps the program going does not after unref(), and does again after ref().
var check = require("../check.js");

var program = [ARGV[0], __dirname + "/fixtures/references.js"];
var result = node.run(program.concat("list")).wait();
check.equal(result.error, "");
check.equal(result.code, 0);
var names = result.output.split("\n")[0].split(",");
check.equal(names.length, 13);

// Each in turn; it is asked to end once all is open.
function next() {
  var name = names.pop();
  if (name === undefined) return;
  var output = "";
  var child = node.createChildProcess(program.concat(name));
  child.addListener("error", function (text) {
    if (text !== null) print(text);
  });
  child.addListener("output", function (text) {
    if (text === null) return;
    if (output === "")
      setTimeout(function () {
        if (output === "open\n") child.kill();
      }, 50);
    output += text;
  });
  child.addListener(
    "exit",
    check.mustCall(function (code) {
      check.equal(output, "open\nkept\n", name);
      check.equal(code, 0);
      next();
    }),
  );
}
next();
