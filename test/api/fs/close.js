// close() gives the descriptor back; success has no values, and a second one fails with EBADF.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var fd = node.fs.open("/dev/null", node.O_RDONLY).wait();
node.fs.close(fd).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    var error = folder.failure(node.fs.close(fd));
    check.equal(error.code, "EBADF");
    check.equal(error.path, undefined);
    check.ok(/^close: /.test(error.message));
    folder.remove();
  }),
);
