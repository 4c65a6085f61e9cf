// statfs() tells how much room a file system has, as df does.
var check = require("../check.js");

node.fs.statfs("/").addCallback(
  check.mustCall(function (stats) {
    check.equal(arguments.length, 1);
    check.deepEqual(Object.keys(stats), [
      "type",
      "bsize",
      "blocks",
      "bfree",
      "bavail",
      "files",
      "ffree",
      "namelen",
    ]);
    check.ok(stats.blocks >= stats.bfree && stats.bfree >= stats.bavail, JSON.stringify(stats));
    var df = node.createChildProcess("stat -f -c '%S %b %l' /", function (line) {
      if (line === null) return;
      check.equal(line.trim(), [stats.bsize, stats.blocks, stats.namelen].join(" "));
    });
    df.addListener("exit", check.mustCall());
  }),
);
node.fs.statfs("/no/such").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
    check.equal(error.message, "statfs: No such file or directory: /no/such");
  }),
);
