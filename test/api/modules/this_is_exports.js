// In a module, this, exports and module.exports are one object.
var check = require("../check.js");
check.deepEqual(require("fixtures/this.js"), { fromThis: 1, fromExports: 2, same: true });
