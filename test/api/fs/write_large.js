// write() of several megabytes writes them all, and tells so.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var text = new Array(1 << 20).join("abcdefgh");
var fd = node.fs.open(folder.file("file"), node.O_WRONLY | node.O_CREAT, 0600).wait();
check.equal(node.fs.write(fd, text).wait(), text.length);
node.fs.close(fd).wait();
check.ok(node.fs.cat(folder.file("file")).wait() === text);
folder.remove();
