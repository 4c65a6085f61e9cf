// cat() of a file that is larger than a string can be fails with EFBIG, at once.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open(folder.file("sparse"), node.O_WRONLY | node.O_CREAT, 0600).wait();
node.fs.write(fd, "x", 5e9).wait();
node.fs.close(fd).wait();
check.equal(folder.failure(node.fs.cat(folder.file("sparse"))).code, "EFBIG");
check.equal(folder.failure(node.fs.cat(folder.file("sparse"), "raw")).code, "EFBIG");
folder.remove();
