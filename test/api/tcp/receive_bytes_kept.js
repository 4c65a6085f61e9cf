// A Uint8Array of "receive" has its own memory: kept or written into, it is what the script made of it, whatever comes later.
var check = require("../check.js");

var CONNECTIONS = 3;
var BYTES = 4 * 1024 * 1024; // each
var MESSAGE = 64 * 1024;

function byteAt(connection, position) {
  return (position * 31 + (position >> 8) * 7 + connection * 101) & 255;
}

function expect(bytes, connection, position) {
  for (var i = 0; i < bytes.length; i++) {
    if (bytes[i] !== byteAt(connection, position + i)) {
      throw new Error("byte " + (position + i) + " of connection " + connection + " is another");
    }
  }
}

var kept = []; // [bytes, connection, position], position -1 for what was written into
var finished = 0;

function receive(connection) {
  var position = 0;
  var count = 0;
  connection.setEncoding("bytes");
  connection.addListener("receive", function (bytes) {
    if (position === 0) connection.number = bytes[0] === 0 ? 0 : bytes[0] === 101 ? 1 : 2;
    check.equal(bytes.byteOffset, 0);
    check.equal(bytes.buffer.byteLength, bytes.length);
    expect(bytes, connection.number, position);
    count++;
    if (count % 7 === 0) {
      kept.push([bytes, connection.number, position]);
    } else if (count % 7 === 1) {
      bytes.fill(255);
      kept.push([bytes, connection.number, -1]);
    }
    position += bytes.length;
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(position, BYTES);
      connection.close();
      if (++finished === CONNECTIONS) verify();
    }),
  );
}

function verify() {
  server.close();
  check.ok(kept.length > 50, "so many were kept");
  kept.forEach(function (entry) {
    if (entry[2] >= 0) return expect(entry[0], entry[1], entry[2]);
    check.ok(
      entry[0].every(function (byte) {
        return byte === 255;
      }),
      "what was written stays",
    );
  });
}

var server = node.tcp.createServer(receive);
server.listen(0, "127.0.0.1");

function send(number) {
  var client = node.tcp.createConnection(server.port);
  client.addListener(
    "connect",
    check.mustCall(function () {
      for (var sent = 0; sent < BYTES; sent += MESSAGE) {
        var message = new Uint8Array(MESSAGE);
        for (var i = 0; i < MESSAGE; i++) message[i] = byteAt(number, sent + i);
        client.send(message);
      }
      client.close();
    }),
  );
}

for (var number = 0; number < CONNECTIONS; number++) send(number);
