// write() takes a Uint8Array, any view and an ArrayBuffer; what happens to them afterwards changes nothing.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs
  .open(folder.file("file"), node.O_WRONLY | node.O_CREAT | node.O_APPEND, 0600)
  .wait();
var bytes = new Uint8Array([9, 1, 2, 3, 9]);
var promise = node.fs.write(fd, bytes.subarray(1, 4));
bytes.fill(7);
check.equal(promise.wait(), 3);
check.equal(node.fs.write(fd, new Uint8Array([4, 5]).buffer).wait(), 2);
node.fs.close(fd).wait();
check.deepEqual(node.fs.cat(folder.file("file"), "raw").wait(), [1, 2, 3, 4, 5]);
folder.remove();
