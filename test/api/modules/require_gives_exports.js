// require(name) gives what the module added to its exports; its variables are its own.
var check = require("../check.js");
var circle = require("fixtures/circle.js");
check.equal(circle.area(4), 3.14 * 16);
check.equal(circle.circumference(1), 2 * 3.14);
check.deepEqual(Object.keys(circle), ["area", "circumference"]);
check.equal(typeof PI, "undefined");
