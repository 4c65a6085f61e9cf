// A module that is still loading gives its exports so far, so that a cycle ends.
var check = require("../check.js");
var a = require("fixtures/cycle_a.js");
check.equal(a.b.sawEarly, "a's early");
check.equal(a.b.sawLate, undefined);
check.equal(a.b.a, a);
check.equal(a.b.a.late, "a's late");
