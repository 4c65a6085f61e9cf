// ARGV[0] is the program, ARGV[1] the script as typed, and without arguments that is all.
var check = require("../check.js");
check.equal(ARGV.length, 2);
check.ok(/node/.test(ARGV[0]));
check.ok(/argv\.js$/.test(ARGV[1]));
check.equal(ARGV[1] === __filename || __filename === node.cwd() + "/" + ARGV[1], true);
