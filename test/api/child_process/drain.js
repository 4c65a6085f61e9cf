// backlog tells the bytes that wait for the child's stdin, and "drain" comes when more than 64 KiB have gone, or cannot go.
var check = require("../check.js");

var reads = node.createChildProcess("sleep 0.1; exec cat > /dev/null");
check.equal(reads.backlog, 0);
check.equal(reads.write(new Uint8Array(1000000)), true);
check.ok(reads.backlog > 64 * 1024);
reads.addListener(
  "drain",
  check.mustCall(function () {
    check.equal(reads.backlog, 0);
    reads.close();
  }),
);

var ends = node.createChildProcess("exec sleep 0.1");
ends.write(new Uint8Array(1000000));
ends.addListener(
  "drain",
  check.mustCall(function () {
    check.equal(ends.write("x"), false);
    check.equal(ends.backlog, 0);
  }),
);

check.equal(new node.ChildProcess().backlog, 0);
