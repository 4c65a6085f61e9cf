// A signal that a program sends itself is told to its listener, even where nothing else keeps the program going.
var check = require("../check.js");
var told = [];
process.addListener("SIGUSR1", function (name) {
  told.push(name);
});
process.addListener("SIGUSR2", function (name) {
  told.push(name);
});
setTimeout(function () {
  node.kill(node.pid, "SIGUSR1");
}, 1);
node.kill(node.pid, "SIGUSR2");
process.addListener("exit", function () {
  check.deepEqual(told, ["SIGUSR2", "SIGUSR1"]);
});
