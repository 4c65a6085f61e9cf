// The options uid and gid have the child be another user, with the groups of that user alone; our own stay.
var check = require("../check.js");

function isRoot() {
  return node.run(["id", "-u"]).wait().output === "0\n";
}
if (isRoot()) {
  check.equal(node.run(["id", "-u"], { uid: "nobody" }).wait().output, "65534\n");
  check.equal(node.run(["id", "-G"], { uid: 12345, gid: 54321 }).wait().output, "54321\n");
  check.equal(
    node.run(["sh", "-c", "id -u; pwd"], { uid: "nobody", cwd: "/" }).wait().output,
    "65534\n/\n",
  );
  check.equal(
    check.throws(function () {
      node.run(["/root/x"], { uid: "nobody" }).wait();
    }, Error).code,
    "EACCES",
  );
  check.equal(
    check.throws(function () {
      node.run(["true"], { uid: 12345 }).wait();
    }, Error).message,
    "the user has no entry, so a group must be given: 12345",
  );
  check.ok(isRoot());
} else {
  check.equal(
    check.throws(function () {
      node.run(["id"], { uid: 0, gid: 0 }).wait();
    }, Error).code,
    "EPERM",
  );
}
check.equal(
  check.throws(function () {
    node.run(["id"], { uid: "no-such-user" }).wait();
  }, Error).code,
  "ENOENT",
);
