// include(name) adds the exports to the global names and gives nothing.
var check = require("../check.js");
check.equal(include("fixtures/circle.js"), undefined);
check.equal(area(4), 3.14 * 16);
check.equal(process.circumference, require("fixtures/circle.js").circumference);
