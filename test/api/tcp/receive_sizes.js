// A connection's reads give 8 KiB a "receive" at first, never more than 64 KiB, and 8 KiB again after a pause.
var check = require("../check.js");
var sizes = [],
  total = 2 * 1024 * 1024,
  received = 0;
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setEncoding("bytes");
    c.readPause();
    setTimeout(function () {
      c.readResume();
    }, 50); // by then more is there than one read takes
    c.addListener("receive", function (data) {
      sizes.push(data.length);
      received += data.length;
      check.ok(data.length <= 64 * 1024);
      if (sizes.length === 20) {
        c.readPause();
        setTimeout(function () {
          c.readResume();
        }, 20);
      }
    });
    c.addListener(
      "eof",
      check.mustCall(function () {
        check.equal(received, total);
        check.equal(sizes[0], 8 * 1024);
        check.equal(sizes[1], 8 * 1024);
        check.ok(sizes[2] <= 16 * 1024);
        check.ok(sizes[20] <= 8 * 1024);
        c.close();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send(new Array(total + 1).join("x"));
  client.close();
});
