// wait() gives the value, several as an array, undefined for none, and throws the Error.
var check = require("../check.js");

var fd = node.fs.open("/dev/zero", node.O_RDONLY).wait();
check.deepEqual(node.fs.read(fd, 2, null, "ascii").wait(), ["\0\0", 2]);
check.equal(node.fs.close(fd).wait(), undefined);
check.equal(
  check.throws(function () {
    node.fs.stat("/no/such/file").wait();
  }, Error).code,
  "ENOENT",
);
