// Names are relative to the file that calls require, not to the current folder.
var check = require("../check.js");
var inner = require("fixtures/folder/inner.js");
check.equal(inner.name, "inner");
check.equal(inner.parentNeighbour, require("fixtures/circle.js"));
check.ok(node.cwd() !== __dirname);
