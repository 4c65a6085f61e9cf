// An errback gets one argument, an Error with code, errno, path, and the call in its message.
var check = require("../check.js");

node.fs
  .stat("/no/such/file")
  .addCallback(check.mustNotCall())
  .addErrback(
    check.mustCall(function (error) {
      check.equal(arguments.length, 1);
      check.ok(error instanceof Error);
      check.equal(error.code, "ENOENT");
      check.equal(error.errno, node.ENOENT);
      check.equal(error.path, "/no/such/file");
      check.equal(error.message, "stat: No such file or directory: /no/such/file");
    }),
  );
