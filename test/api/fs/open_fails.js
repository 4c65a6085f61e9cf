// open() fails with the system's own reasons.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

function code(path, flags) {
  return folder.failure(node.fs.open(path, flags, 0600)).code;
}

var file = folder.file("file", "");
check.equal(code(folder.file("none"), node.O_RDONLY), "ENOENT");
check.equal(code(file + "/below", node.O_RDONLY), "ENOTDIR");
check.equal(code(folder.path, node.O_WRONLY), "EISDIR");
check.equal(code(file, node.O_RDONLY | node.O_DIRECTORY), "ENOTDIR");
check.equal(code("/proc/self", node.O_RDONLY | node.O_NOFOLLOW), "ELOOP");
check.equal(code(folder.file(new Array(300).join("x")), node.O_RDONLY), "ENAMETOOLONG");
check.equal(code(new Array(3000).join("x/"), node.O_RDONLY), "ENAMETOOLONG");
check.equal(code("", node.O_RDONLY), "ENOENT");
folder.remove();
