// A pending operation keeps the process alive, whether or not anybody listens.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var steps = 0;
(function next() {
  if (++steps < 20) return node.fs.stat("/").addCallback(next);
  node.fs.open(folder.file("made"), node.O_CREAT | node.O_WRONLY, 0600);
})();
process.addListener("exit", function () {
  check.equal(steps, 20);
  check.equal(node.fs.stat(folder.file("made")).wait().size, 0);
  folder.remove();
});
