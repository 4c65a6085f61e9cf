// The options env, cwd, stdin, stdout, stderr, encoding and timeout hold for commands and arrays alike; ENV as it is now is what children get.
var check = require("../check.js");
var folder = node.fs.mkdtemp("/tmp/options.").wait();
var fd = node.fs.open(folder + "/out", node.O_RDWR | node.O_CREAT, 0600).wait();
node.fs.remove(folder, { recursive: true }).wait(); // it is open

function gives(command, options, expected) {
  node.run(command, options).addCallback(
    check.mustCall(function (result) {
      check.deepEqual(result.output, expected);
    }),
  );
}
gives(["pwd"], { cwd: "/usr" }, "/usr\n");
gives("pwd", { cwd: "/usr" }, "/usr\n");
gives(["env"], { env: { PATH: "/usr/bin:/bin", A: "b=c" } }, "PATH=/usr/bin:/bin\nA=b=c\n");
gives(["env"], { env: { A: "1", B: null, C: undefined } }, "A=1\n");
gives(["sleep", "0"], { timeout: new Number(60000), stdin: new Number(0) }, "");
ENV.ADDED = "later";
gives("echo $ADDED", {}, "later\n");
gives(["cat"], { input: "é", encoding: "bytes" }, new Uint8Array([195, 169]));
gives(["cat"], {}, "");
gives(["cat"], { stdin: "pipe" }, "");
node.run(["echo", "to a file"], { stdout: fd }).addCallback(
  check.mustCall(function (result) {
    check.equal(result.output, "");
    check.equal(node.fs.read(fd, 100, 0, "utf8").wait()[0], "to a file\n");
  }),
);
node.run(["sleep", "1000"], { timeout: 20, killSignal: "SIGKILL" }).addCallback(
  check.mustCall(function (result) {
    check.equal(result.signal, "SIGKILL");
  }),
);
node.run(["yes"], { maxBytes: 1000 }).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "MAX_BYTES");
  }),
);
node.run(["true"], { cwd: "/no/such" }).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
    check.equal(error.path, "/no/such");
  }),
);
node.run(["true"], { stdout: 9999 }).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "EBADF");
  }),
);
[
  [{ stdin: "x" }, "options.stdin"],
  [{ env: 1 }, "options.env"],
  [{ timeout: -1 }, "options.timeout"],
  [{ killSignal: "SIGX" }, "options.killSignal"],
  [{ killSignal: {} }, "options.killSignal"],
  [{ uid: -1 }, "options.uid"],
  [{ env: { "a=b": 1 } }, '"a=b"'],
  [5, "options"],
  [{ cwd: 5 }, "options.cwd"],
].forEach(function (row) {
  var error = check.throws(function () {
    node.createChildProcess(["true"], null, row[0]);
  }, TypeError);
  check.ok(error.message.indexOf(row[1]) >= 0, error.message);
});
