// setEncoding decides what "receive" gives: integers (raw, the default), strings (utf8, ascii) or a Uint8Array (bytes).
// Names are case-insensitive, the constants are as good, and an unknown one throws a TypeError.
var check = require("../check.js");
var SENT = [104, 195, 164, 255];
var open = 0;
var server = node.tcp.createServer(function (c) {
  c.send(SENT);
  c.close();
});
server.listen(0, "127.0.0.1");
function expect(encoding, wanted) {
  open++;
  var client = node.tcp.createConnection(server.port);
  if (encoding !== "default") client.setEncoding(encoding);
  check.throws(function () {
    client.setEncoding("latin7");
  }, TypeError);
  client.addListener(
    "receive",
    check.mustCall(function (data) {
      if (wanted instanceof Uint8Array) check.ok(data instanceof Uint8Array);
      check.deepEqual(
        wanted instanceof Uint8Array ? Array.from(data) : data,
        wanted instanceof Uint8Array ? Array.from(wanted) : wanted,
        String(encoding),
      );
    }),
  );
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function () {
      if (--open === 0) server.close();
    }),
  );
}
expect("default", SENT);
expect(null, SENT);
expect("raw", SENT);
expect("RAW", SENT);
expect(node.RAW === undefined ? 2 : node.RAW, SENT);
expect("ascii", "h\u00c3\u00a4\u00ff");
expect(0, "h\u00c3\u00a4\u00ff");
expect("utf8", "h\u00e4\ufffd");
expect("Utf-8", "h\u00e4\ufffd");
expect(1, "h\u00e4\ufffd");
expect("bytes", new Uint8Array(SENT));
