// A file that cannot be opened, read or written is an Error of the promise, and no descriptor stays behind.
var check = require("../check.js");
var files = require("fixtures/files.js");

var good = files.make("good", 200000);
var before = files.descriptors();
function code(from, to) {
  try {
    node.pump(from, to).wait();
  } catch (error) {
    check.ok(error instanceof Error);
    return error.code;
  }
}
check.equal(code({ path: files.path("absent") }, { path: files.path("to") }), "ENOENT");
check.equal(code({ path: good }, { path: files.path("no") + "/such/folder" }), "ENOENT");
check.equal(code({ path: "/" }, { path: files.path("to") }), "EISDIR");
check.equal(code({ path: good }, { path: "/dev/full" }), "ENOSPC");
check.equal(code({ fd: 1234567 }, { path: files.path("to") }), "EBADF");
check.equal(code({ path: good }, { fd: 1234567 }), "EBADF");
// What still closes does so on a thread of the pool, in no order with other calls.
var patience = Date.now() + 20000;
while (files.descriptors() !== before && Date.now() < patience) node.fs.stat("/").wait();
check.equal(files.descriptors(), before);
