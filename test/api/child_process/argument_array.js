// An array is run without a shell: arguments as they are, the file along PATH; one that is not there is an Error of the call.
var check = require("../check.js");

node.run(["printf", "%s|", "a b", "$HOME", "*", ""]).addCallback(
  check.mustCall(function (result) {
    check.deepEqual(result, { code: 0, signal: undefined, output: "a b|$HOME|*||", error: "" });
  }),
);
function failure(command) {
  return check.throws(function () {
    node.createChildProcess(command);
  }, Error);
}
check.equal(failure(["no-such-program"]).code, "ENOENT");
check.equal(failure(["no-such-program"]).path, "no-such-program");
check.equal(failure(["/etc/passwd"]).code, "EACCES");
check.equal(failure(["/etc/passwd/x"]).code, "ENOTDIR");
check.throws(function () {
  node.createChildProcess([]);
}, TypeError);
check.throws(function () {
  node.createChildProcess(["a\0b"]);
}, TypeError);

// A folder of PATH that is no absolute one is below the child's folder.
var folder = node.fs.mkdtemp("/tmp/arguments.").wait();
node.fs.mkdir(folder + "/bin").wait();
node.fs.symlink("/bin/echo", folder + "/bin/told").wait();
node.run(["told", "x"], { cwd: folder, env: { PATH: "none:bin" } }).addCallback(
  check.mustCall(function (result) {
    check.equal(result.output, "x\n");
    node.fs.remove(folder, { recursive: true }).wait();
  }),
);
