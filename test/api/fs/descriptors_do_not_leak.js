// Neither cat(), whatever becomes of it, nor readdir() leaves a descriptor open.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

function open() {
  return node.fs.readdir("/proc/self/fd").wait().length;
}

var file = folder.file("file", "content");
folder.failure(node.fs.cat(folder.path));
var before = open();
var left = 4 * (ENV.NODE_GC_STRESS ? 20 : 500);
var done = check.mustCall(function () {
  if (--left > 0) return;
  check.equal(node.fs.cat(file).wait(), "content");
  check.equal(open(), before);
  folder.remove();
}, left);
for (var i = 0; i < left; i += 4) {
  node.fs.cat(file, "raw").addCallback(done);
  node.fs.cat(folder.path).addErrback(done);
  node.fs.cat(file + "/none").addErrback(done);
  node.fs.readdir(folder.path).addCallback(done);
}
