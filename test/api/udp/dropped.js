// While paused the system holds what fits; what does not is counted in socket.dropped and in node.statistics().
var check = require("../check.js");

var COUNT = 200;
var got = 0;
var before = node.statistics().refusals.datagrams;
var server = node.udp.createSocket(
  function (bytes) {
    check.equal(bytes.length, 1000);
    ++got;
    if (got + server.dropped < COUNT) return;
    check.equal(got + server.dropped, COUNT + 1); // "last" is no more than the 200
    check.ok(got > 1 && server.dropped > 1, got + " came and " + server.dropped + " did not");
    check.equal(node.statistics().refusals.datagrams - before, server.dropped);
    server.close();
    client.close();
  },
  { receiveBuffer: 8192 },
);
server.bind(0, "127.0.0.1");
server.readPause();
var client = node.udp.createSocket();
var sent = 0;
for (var i = 0; i < COUNT; i++) client.send(new Uint8Array(1000), server.port).addCallback(oneSent);
function oneSent() {
  if (++sent < COUNT) return;
  check.equal(got, 0);
  check.equal(server.dropped, 0); // the count comes with the next datagram
  server.readResume();
  // One that finds room again.
  setTimeout(function () {
    client.send(new Uint8Array(1000), server.port);
  }, 50);
}
