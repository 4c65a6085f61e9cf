// module.exports may be replaced, as CommonJS programs do.
var check = require("../check.js");
var replaced = require("fixtures/replaced.js");
check.equal(replaced(), "called");
check.equal(replaced.property, 1);
check.equal(require("fixtures/replaced.js"), replaced);
