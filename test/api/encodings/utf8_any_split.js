// However bytes are split over reads, the pieces received as utf8 join to what all of them would have given at once,
// malformed ones included.
var check = require("../check.js");

// A generator of our own, so that a failure can be repeated.
var seed = 4711;
function random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % limit;
}

// Bytes that begin, continue and break sequences of each length.
var LEADS = [
  0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff,
];
var WHOLE = [
  [0xc3, 0xa4],
  [0xe2, 0x82, 0xac],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xed, 0x9f, 0xbf],
  [0xf4, 0x8f, 0xbf, 0xbf],
];
var pieces = [],
  all = [];
for (var i = 0; i < 300; i++) {
  var piece = [];
  for (var n = 1 + random(4); n > 0; n--) {
    if (random(2)) piece.push(LEADS[random(LEADS.length)]);
    else if (random(2)) piece.push(0x80 + random(64));
    else piece = piece.concat(WHOLE[random(WHOLE.length)]);
  }
  if (random(3) === 0) piece.pop();
  if (piece.length > 0) pieces.push(piece);
  all = all.concat(piece);
}

var server = node.tcp.createServer(function (connection) {
  var received = "";
  connection.setEncoding("utf8");
  connection.addListener("receive", function (data) {
    received += data;
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.equal(received, node.encodeUtf8(all));
      connection.close();
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener("connect", function next() {
  if (pieces.length === 0) return client.close();
  client.send(pieces.shift());
  setTimeout(next, 0);
});
