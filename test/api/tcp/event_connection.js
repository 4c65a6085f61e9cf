// "connection" is emitted on the server with the connection, whose server, remoteAddress and readyState are set;
// "connect" follows on the connection, then "receive", "eof" and "close".
var check = require("../check.js");
var events = [];
var server = new node.tcp.Server();
server.addListener(
  "connection",
  check.mustCall(function (c) {
    check.equal(this, server);
    check.equal(arguments.length, 1);
    check.ok(c instanceof node.tcp.Connection);
    check.equal(c.server, server);
    check.equal(c.remoteAddress, "127.0.0.1");
    check.equal(c.readyState, "open");
    c.setEncoding("ascii");
    events.push("connection");
    c.addListener("connect", function () {
      events.push("connect " + arguments.length);
    });
    c.addListener("receive", function (data) {
      events.push("receive " + data);
    });
    c.addListener("eof", function () {
      events.push("eof " + arguments.length + " " + c.readyState);
      c.close();
    });
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        events.push("close " + had_error + " " + arguments.length + " " + c.readyState);
        check.deepEqual(events, [
          "connection",
          "connect 0",
          "receive hi",
          "eof 0 writeOnly",
          "close false 1 closed",
        ]);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
check.equal("remoteAddress" in client, false);
client.addListener(
  "connect",
  check.mustCall(function () {
    client.send("hi");
    client.close();
  }),
);
client.addListener("close", check.mustCall());
