// module is a node.Module with the filename, the exports, and its own require.
var check = require("../check.js");
check.ok(module instanceof node.Module);
check.equal(module.filename, __filename);
check.equal(module.exports, exports);
check.equal(module.require("fixtures/circle.js"), require("fixtures/circle.js"));
