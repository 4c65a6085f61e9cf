// readyState: closed, opening, open, readOnly after our close(), writeOnly after "eof", closing, closed.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    check.equal(c.readyState, "open");
    c.addListener(
      "eof",
      check.mustCall(function () {
        check.equal(c.readyState, "writeOnly");
        c.send("more");
        c.close();
        check.equal(c.readyState, "closing");
      }),
    );
    c.addListener(
      "close",
      check.mustCall(function () {
        check.equal(c.readyState, "closed");
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = new node.tcp.Connection();
check.equal(client.readyState, "closed");
client.connect(server.port);
check.equal(client.readyState, "opening");
client.addListener(
  "connect",
  check.mustCall(function () {
    check.equal(client.readyState, "open");
    client.close();
    check.equal(client.readyState, "readOnly");
  }),
);
client.addListener(
  "receive",
  check.mustCall(function () {
    check.equal(client.readyState, "readOnly");
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {
    check.equal(client.readyState, "closing");
  }),
);
client.addListener(
  "close",
  check.mustCall(function () {
    check.equal(client.readyState, "closed");
    server.close();
  }),
);
