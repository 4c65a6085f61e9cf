// Within a module, include adds to that module's exports as well.
var check = require("../check.js");
var includes = require("fixtures/includes.js");
check.equal(includes.ownArea, 3.14);
check.equal(includes.area, require("fixtures/circle.js").area);
check.equal(typeof process.area, "function");
