// write() to a full device fails with ENOSPC.
var check = require("../check.js");

var fd = node.fs.open("/dev/full", node.O_WRONLY).wait();
node.fs
  .write(fd, "x")
  .addCallback(check.mustNotCall())
  .addErrback(
    check.mustCall(function (error) {
      check.equal(error.code, "ENOSPC");
      check.equal(error.errno, node.ENOSPC);
      check.ok(/^write: /.test(error.message));
      node.fs.close(fd);
    }),
  );
