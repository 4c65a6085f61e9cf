// Datagrams of one turn all arrive, in order and each by itself, whatever their sizes; a promise for each is kept.
var check = require("../check.js");

var COUNT = 300;
var seen = 0;
var server = node.udp.createSocket(
  function (bytes) {
    check.equal(bytes.length, seen % 7 === 0 ? 33 : 100);
    check.equal(bytes[0], seen++ % 256);
    if (seen < COUNT) return;
    server.close();
    client.close();
  },
  { receiveBuffer: 1 << 20 },
);
server.bind(0, "127.0.0.1");
var client = node.udp.createSocket();
for (var i = 0; i < COUNT; i++) {
  var bytes = new Uint8Array(i % 7 === 0 ? 33 : 100);
  bytes[0] = i;
  client.send(bytes, server.port).addCallback(check.mustCall());
}
