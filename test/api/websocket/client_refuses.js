// A client takes nothing for a WebSocket that RFC 6455, section 4.1, does not: "close" (1006), with a reason.
var check = require("../check.js");

var GOOD = {
  status: "101 Switching Protocols",
  Upgrade: "websocket",
  Connection: "Upgrade",
  accept: true,
};
var rows = [
  [{}, null],
  [{ Upgrade: "WebSocket" }, null],
  [{ Connection: "keep-alive, upgrade" }, null],
  [{ status: "200 OK" }, /the server answered 200/],
  [{ status: "404 Not Found" }, /the server answered 404/],
  [{ status: "302 Found" }, /the server answered 302/],
  [{ Upgrade: undefined }, /Upgrade/],
  [{ Upgrade: "h2c" }, /Upgrade/],
  [{ Connection: undefined }, /Connection/],
  [{ Connection: "close" }, /Connection/],
  [{ accept: false }, /Sec-WebSocket-Accept/],
  [
    { "Sec-WebSocket-Accept": "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", accept: false },
    /Sec-WebSocket-Accept/,
  ],
  [{ "Sec-WebSocket-Protocol": "other" }, /protocol/],
  [{ "Sec-WebSocket-Protocol": "chat" }, null],
  [{ "Sec-WebSocket-Extensions": "permessage-deflate" }, null],
  [{ "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits=9" }, null],
  [{ "Sec-WebSocket-Extensions": "permessage-deflate; server_max_window_bits=16" }, /extension/],
  [{ "Sec-WebSocket-Extensions": "permessage-deflate; x" }, /extension/],
  [{ "Sec-WebSocket-Extensions": "x-other" }, /extension/],
  [{ garbage: true }, /./],
];

var row;
var server = node.tcp.createServer(function (connection) {
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    if (!/\r\n\r\n$/.test(data)) return connection.forceClose();
    var key = /Sec-WebSocket-Key: (.*)\r\n/.exec(data)[1];
    check.ok(/^GET \/p\?q=1 HTTP\/1.1\r\n/.test(data), data);
    check.ok(/\r\nSec-WebSocket-Version: 13\r\n/.test(data));
    check.ok(/\r\nSec-WebSocket-Protocol: chat, talk\r\n/.test(data));
    check.ok(/\r\nX-Mine: yes\r\n/.test(data));
    var answer = Object.assign({}, GOOD, row[0]);
    if (answer.garbage) return connection.send("nonsense\r\n\r\n");
    var accept = node.crypto.digest("sha1", key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "base64");
    var lines = ["HTTP/1.1 " + answer.status];
    if (answer.accept) lines.push("Sec-WebSocket-Accept: " + accept);
    Object.keys(answer).forEach(function (name) {
      if (!/^[A-Z]/.test(name) || answer[name] === undefined) return;
      lines.push(name + ": " + answer[name]);
    });
    connection.send(lines.join("\r\n") + "\r\n\r\n");
    if (row[1] === null) connection.send([0x81, 2, 0x68, 0x69]);
  });
  connection.addListener("eof", function () {
    connection.close();
  });
  connection.addListener("close", function () {});
});
server.listen(0);

function next() {
  row = rows.shift();
  if (row === undefined) return server.close();
  var expected = row[1];
  var client = node.websocket.createConnection("ws://127.0.0.1:" + server.port + "/p?q=1", {
    protocols: ["chat", "talk"],
    compress: true,
    headers: { "X-Mine": "yes" },
  });
  var connected = false;
  client.addListener("connect", function () {
    connected = true;
  });
  client.addListener("message", function (message) {
    check.equal(message, "hi");
    client.forceClose();
  });
  client.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.equal(code, 1006);
      check.equal(clean, false);
      check.equal(connected, expected === null, JSON.stringify(row && row[0]));
      if (expected !== null) check.ok(expected.test(reason), reason);
      next();
    }),
  );
}
next();
