// A character that is split over two reads loses no byte when the encoding changes in between.
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  var got = [];
  connection.setEncoding("utf8");
  connection.addListener("receive", function (data) {
    got.push(data);
    if (got.length === 1) {
      connection.setEncoding("raw");
      connection.send("!");
    }
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.deepEqual(got, ["a", [0xe2, 0x82, 0xac, 0x62]]);
      connection.close();
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send([0x61, 0xe2, 0x82]);
});
client.addListener(
  "receive",
  check.mustCall(function () {
    client.send([0xac, 0x62]);
    client.close();
  }),
);
