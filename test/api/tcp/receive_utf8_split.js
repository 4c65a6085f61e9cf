// A UTF-8 sequence split over two reads is carried over, and no empty "receive" is emitted for its beginning; one that
// never ends becomes U+FFFD before "eof".
var check = require("../check.js");
var pieces = [];
var server = node.tcp.createServer(function (c) {
  c.setEncoding("utf8");
  c.addListener("receive", function (data) {
    check.ok(data.length > 0);
    pieces.push(data);
    c.send("!");
  });
  c.addListener("eof", function () {
    check.deepEqual(pieces, ["a", "\u20acb", "\ufffd"]);
    c.close();
  });
});
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send([97, 0xe2]);
});
var answers = 0;
client.addListener(
  "receive",
  check.mustCall(function () {
    if (++answers === 1) {
      client.send([0x82]);
      setTimeout(function () {
        client.send([0xac, 98]);
      }, 30);
    } else if (answers === 2) {
      client.send([0xf0, 0x9f]);
      client.close();
    }
  }, 3),
);
client.addListener(
  "close",
  check.mustCall(function () {
    server.close();
  }),
);
