// All 256 bytes come through as sent: raw, ascii and bytes are one another's images.
var check = require("../check.js");

var bytes = [],
  text = "";
for (var i = 0; i < 256; i++) {
  bytes.push(i);
  text += String.fromCharCode(i);
}
var WANTED = { raw: bytes, ascii: text, bytes: bytes };
var open = 0;

var server = node.tcp.createServer(function (connection) {
  connection.send(text);
  connection.close();
});
server.listen(0, "127.0.0.1");

Object.keys(WANTED).forEach(function (encoding) {
  open++;
  var client = node.tcp.createConnection(server.port);
  client.setEncoding(encoding);
  client.addListener(
    "receive",
    check.mustCall(function (data) {
      if (encoding === "bytes") {
        check.ok(data instanceof Uint8Array);
        data = Array.from(data);
      }
      check.deepEqual(data, WANTED[encoding]);
    }),
  );
  client.addListener("eof", function () {
    client.close();
    if (--open === 0) server.close();
  });
});
