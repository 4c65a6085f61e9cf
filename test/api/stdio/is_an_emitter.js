// node.stdio is an EventEmitter.
var check = require("../check.js");

check.ok(node.stdio instanceof node.EventEmitter);
check.equal(
  node.stdio.addListener("data", function () {}),
  node.stdio,
);
