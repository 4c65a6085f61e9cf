// What the system does not start is an Error of the call, with its code and path, for every cause; nothing is left open.
var check = require("../check.js");
var fs = node.fs;

var folder = fs.mkdtemp("/tmp/spawn-errors-").wait();
function file(name, mode, content) {
  fs.append(folder + "/" + name, content).wait();
  fs.chmod(folder + "/" + name, mode).wait();
  return folder + "/" + name;
}
fs.symlink("loop", folder + "/loop").wait();
var plain = file("plain", 0644, "#!/bin/sh\n");
var MANY = "x".repeat(200000);

var causes = [
  ["ENOENT", ["no-such-program"]],
  ["ENOENT", [folder + "/no-such-program"]],
  ["ENOENT", [""]],
  ["ENOENT", [file("no-interpreter", 0755, "#!/no/such/interpreter\n")]],
  ["ENOENT", ["true"], { env: { PATH: "/no/such" } }],
  ["EACCES", [plain]],
  ["EACCES", ["plain"], { env: { PATH: folder } }],
  ["ELOOP", ["true"], { env: { PATH: folder + "/loop" } }], // a folder that could not be looked into
  ["ENAMETOOLONG", ["x".repeat(300)]],
  ["EACCES", [folder]],
  ["ENOTDIR", [plain + "/x"]],
  ["ENOEXEC", [file("no-program", 0755, "what is this")]],
  ["ELOOP", [folder + "/loop"]],
  ["ENAMETOOLONG", ["/tmp/" + "x".repeat(300)]],
  ["E2BIG", ["true", MANY]],
  ["E2BIG", "true " + MANY],
  ["E2BIG", ["true"], { env: { PATH: ENV.PATH, LARGE: MANY } }],
  ["E2BIG", ["true"].concat(new Array(100).fill("x".repeat(100000)))],
  ["ENOENT", ["true"], { cwd: folder + "/none" }, folder + "/none"],
  ["ENOTDIR", ["true"], { cwd: plain }, plain],
  ["ELOOP", ["true"], { cwd: folder + "/loop" }, folder + "/loop"],
  ["EBADF", ["true"], { stdout: 9999 }],
  ["ENOENT", ["true"], { uid: "no-such-user" }, "no-such-user"],
  ["ENOENT", ["true"], { gid: "no-such-group" }, "no-such-group"],
];

function descriptors() {
  return fs.readdir("/proc/self/fd").wait().length;
}
var before = descriptors();
causes.forEach(function (cause) {
  var what = cause[0] + " of " + JSON.stringify(cause[1]).slice(0, 60);
  var error = check.throws(
    function () {
      node.createChildProcess(cause[1], null, cause[2]);
    },
    Error,
    what,
  );
  check.equal(error.code, cause[0], what);
  check.equal(error.errno, node[cause[0]], what);
  if (Array.isArray(cause[1])) check.equal(error.path, cause[3] || cause[1][0] || undefined, what);
  // node.run fails by its promise.
  node.run(cause[1], cause[2]).addErrback(
    check.mustCall(function (other) {
      check.equal(other.code, cause[0], what);
    }),
  );
});
check.equal(descriptors(), before);
var children = fs
  .readdir("/proc/self/task")
  .wait()
  .map(function (thread) {
    return fs.cat("/proc/self/task/" + thread + "/children").wait();
  });
check.equal(children.join("").trim(), "", "children are left");
// The child object is as before, and can be used.
var child = new node.ChildProcess();
check.throws(function () {
  child.spawn(["no-such-program"]);
}, Error);
check.equal(child.pid, undefined);
child.spawn(["true"]).addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    fs.remove(folder, { recursive: true }).wait();
  }),
);
