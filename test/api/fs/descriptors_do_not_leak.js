// Neither cat(), whatever becomes of it, nor readdir() leaves a descriptor open.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

function open() {
  return node.fs.readdir("/proc/self/fd").wait().length;
}

var file = folder.file("file", "content");
folder.failure(node.fs.cat(folder.path));
var before = open();
for (var i = 0; i < (ENV.NODE_GC_STRESS ? 20 : 500); i++) {
  node.fs.cat(file, "raw").addCallback(check.mustCall());
  node.fs.cat(folder.path).addErrback(check.mustCall());
  node.fs.cat(file + "/none").addErrback(check.mustCall());
  node.fs.readdir(folder.path).addCallback(check.mustCall());
}
setTimeout(
  check.mustCall(function end() {
    check.equal(node.fs.cat(file).wait(), "content");
    check.equal(open(), before);
    folder.remove();
  }),
  50,
);
