// response.upgrade() answers 101 and gives the connection, with what the client has sent behind its request already.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  var connection = response.upgrade({ "X-More": "yes" });
  check.ok(connection instanceof node.tcp.Connection);
  check.equal(connection.readyState, "open");
  check.equal(connection.remoteAddress, "127.0.0.1");
  check.equal(connection.server, server);
  var events = "";
  connection.setEncoding("ascii");
  connection.addListener("connect", function () {
    events += "connect ";
  });
  connection.addListener("receive", function (data) {
    events += data + " ";
    connection.send("<" + data + ">");
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(events, "connect early late ");
      connection.close();
      server.close();
    }),
  );
  connection.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, false);
    }),
  );
  check.throws(function () {
    response.upgrade();
  }, /upgrade: the response has begun/);
  check.throws(function () {
    response.sendHeader(200);
  }, Error);
  check.equal(response.finish(), true); // nothing is left to do
});
server.listen(0);

var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
var received = "";
client.addListener("connect", function () {
  client.send(
    "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: echo/2, other\r\nConnection: Upgrade\r\n\r\nearly",
  );
});
client.addListener("receive", function (data) {
  received += data;
  if (/<early>$/.test(received)) client.send("late");
  if (/<late>$/.test(received)) client.close();
});
client.addListener(
  "close",
  check.mustCall(function () {
    check.equal(
      received.replace(/Date: .*\r\n/, ""),
      "HTTP/1.1 101 Switching Protocols\r\nX-More: yes\r\nUpgrade: echo/2\r\nConnection: Upgrade\r\n\r\n" +
        "<early><late>",
    );
  }),
);
