// In the main script, this, exports and process are one object.
var check = require("../check.js");
check.equal(this, process);
check.equal(exports, process);
check.equal(module.exports, process);
exports.exported = 1;
check.equal(exported, 1);
