// A module that requires the main script gets the process.
var check = require("../check.js");
process.requireMain = __filename;
check.equal(require("fixtures/requires_main.js").main, process);
