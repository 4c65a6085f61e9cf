// An error that nobody listens for is silent.
var check = require("../check.js");

process.addListener("uncaughtException", check.mustNotCall());
new node.Promise().emitError([new Error("nobody listens")]);
setTimeout(check.mustCall(), 1);
