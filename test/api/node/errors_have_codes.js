// An Error of a call that comes at the wrong time has a code, as those of the system have: the one that the system gives.
var check = require("../check.js");

function codeOf(f) {
  try {
    f();
  } catch (error) {
    check.ok(error instanceof Error && !(error instanceof TypeError));
    return error.code;
  }
}

var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", function () {
    connection.close();
  });
});
server.listen(0, "127.0.0.1");
check.equal(
  codeOf(() => server.listen(0)),
  "EINVAL",
);

var client = new node.tcp.Connection();
check.equal(
  codeOf(() => client.send("x")),
  "ENOTCONN",
);
check.equal(
  codeOf(() => client.startSecure()),
  "ENOTCONN",
);
client.connect(server.port);
check.equal(
  codeOf(() => client.connect(server.port)),
  "EALREADY",
);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(
      codeOf(() => client.connect(server.port)),
      "EISCONN",
    );
    client.close();
    check.equal(
      codeOf(() => client.send("x")),
      "EPIPE",
    );
    server.close();
  }),
);

var socket = node.udp.createSocket();
socket.bind();
check.equal(
  codeOf(() => socket.bind()),
  "EINVAL",
);
socket.close();

var child = new node.ChildProcess();
check.equal(
  codeOf(() => child.kill()),
  "ESRCH",
);
child.spawn("true");
check.equal(
  codeOf(() => child.spawn("true")),
  "EBUSY",
);
child.addListener(
  "exit",
  check.mustCall(function () {
    check.equal(
      codeOf(() => child.kill()),
      "ESRCH",
    );
    node.pump(child, node.stdio).addErrback(
      check.mustCall(function (error) {
        check.equal(error.code, "ESRCH");
      }),
    );
  }),
);
node.pump(node.createChildProcess("exit 1"), node.stdio).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "CHILD_FAILED");
  }),
);

check.equal(
  codeOf(() => node.stdio.close()),
  "EBADF",
);
check.equal(
  codeOf(() => process.addListener("SIGKILL", function () {})),
  "EINVAL",
);
