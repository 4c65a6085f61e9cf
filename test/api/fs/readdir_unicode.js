// Names beyond ASCII come back from readdir() as they were given, from any plane of Unicode.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var names = ["caf\u00e9", "\u65e5\u672c", "\ud83d\ude00", "\uffff", "\u07ff\u0800"].sort();
names.forEach(function (name) {
  folder.file(name, name);
});
var found = node.fs.readdir(folder.path).wait().sort();
check.deepEqual(found, names);
found.forEach(function (name) {
  check.equal(node.fs.cat(folder.file(name)).wait(), name);
});
folder.remove();
