// Strings of every inner form (one-byte, two-byte, joined, sliced, String objects) are sent alike; half of a surrogate
// pair is U+FFFD in utf8.
var check = require("../check.js");

var joined = "";
for (var i = 0; i < 100; i++) joined += "\u00e4" + i;
var SENT = [
  "plain",
  "\u00e4\u00ff",
  "\u20ac\ud83d\ude00",
  "x\ud83dy\ude00",
  joined,
  joined.slice(20, 90),
  ("\u20ac" + joined).slice(3, 60),
  new String("object"),
  "",
];

var server = node.tcp.createServer(function (connection) {
  var got = "";
  connection.setEncoding("utf8");
  connection.addListener("receive", function (data) {
    got += data;
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(got, SENT.join("").replace("x\ud83dy\ude00", "x\ufffdy\ufffd"));
      connection.close();
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    SENT.forEach(function (text) {
      client.send(text, "utf8");
    });
    client.close();
  }),
);
