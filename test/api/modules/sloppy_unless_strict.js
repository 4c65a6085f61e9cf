// Modules are sloppy mode unless they say "use strict".
var check = require("../check.js");
check.equal(require("fixtures/strict.js").isStrict, true);
check.equal(require("fixtures/sloppy.js").isSloppy, true);
check.equal(process.undeclaredInSloppy, 5);
