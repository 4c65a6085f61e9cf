// process.require is relative to the file being loaded, and to the main script when none is.
var check = require("../check.js");
var byProcess = require("fixtures/folder/by_process.js");
check.equal(byProcess.viaProcess.name, "inner");
check.equal(byProcess.viaCompile, byProcess.viaProcess);
check.equal(process.require("fixtures/folder/inner.js"), byProcess.viaProcess);
setTimeout(
  check.mustCall(function () {
    check.equal(process.require("fixtures/folder/inner.js"), byProcess.viaProcess);
  }),
  1,
);
