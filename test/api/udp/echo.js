// A message comes with the address and port of its sender; send() gives a promise of the bytes that were taken.
var check = require("../check.js");

var server = node.udp.createSocket(
  check.mustCall(function (bytes, from) {
    check.ok(bytes instanceof Uint8Array);
    check.equal(from.address, "127.0.0.1");
    check.equal(from.port, client.port);
    server.send(bytes, from.port, from.address);
  }, 2),
);
server.bind(0, "127.0.0.1");
check.deepEqual(server.address(), { address: "127.0.0.1", port: server.port });

var got = [];
var client = node.udp.createSocket(
  check.mustCall(function (bytes) {
    got.push(node.decode(bytes, "utf8"));
    if (got.length < 2) return;
    check.deepEqual(got, ["héllo", ""]);
    client.close();
    server.close();
  }, 2),
);
client.send("héllo", server.port).addCallback(
  check.mustCall(function (size) {
    check.equal(size, 6);
  }),
);
client.send([], server.port, "localhost");
server.addListener("close", check.mustCall());
client.addListener("close", check.mustCall());
