// access() succeeds where the process may do what the mode asks for: be there, read, write, execute.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "x");
node.fs.access(file).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    node.fs.access(file, node.F_OK).wait();
    node.fs.access(file, node.R_OK | node.W_OK).wait();
    check.equal(folder.failure(node.fs.access(file, node.X_OK)).code, "EACCES");
    node.fs.chmod(file, 0700).wait();
    node.fs.access(file, node.X_OK).wait();
    check.equal(folder.failure(node.fs.access(file, 64)).code, "EINVAL");
    check.equal(folder.failure(node.fs.access(folder.file("none"))).code, "ENOENT");
    folder.remove();
  }),
);
