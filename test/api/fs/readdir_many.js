// readdir() gives all the names of a folder with very many.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var made = [];
var count = ENV.NODE_GC_STRESS ? 300 : 3000; // a collection at every turn takes its time
for (var i = 0; i < count; i++) {
  node.fs.mkdir(folder.file("a-name-that-takes-some-room-" + i)).addCallback(check.mustCall());
  made.push("a-name-that-takes-some-room-" + i);
}
process.addListener("exit", function () {
  check.deepEqual(node.fs.readdir(folder.path).wait().sort(), made.sort());
  folder.remove();
});
