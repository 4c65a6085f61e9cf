// A signal's listener does not keep the process alive.
var check = require("../check.js");

process.addListener("SIGTERM", check.mustNotCall());
process.addListener("SIGINT", check.mustNotCall());
