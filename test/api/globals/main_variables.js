// A top-level var of the main script is local to it; an undeclared assignment is global.
var check = require("../check.js");
var local = 1;
global_one = 2;
function declared() {}
check.equal(process.local, undefined);
check.equal(process.declared, undefined);
check.equal(process.global_one, 2);
