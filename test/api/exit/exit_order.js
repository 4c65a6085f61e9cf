// "exit" listeners run in plain order of adding, a module's before those that main adds later.
var check = require("../check.js");
process.exitLog = [];
process.addListener("exit", function () {
  process.exitLog.push("main first");
});
require("fixtures/listens.js");
process.addListener("exit", function () {
  process.exitLog.push("main later");
});
process.addListener("exit", function () {
  check.deepEqual(process.exitLog, ["main first", "module", "main later"]);
});
