// permessage-deflate is negotiated as either side's options say, and carries messages both ways.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

var long = new Array(2000).join("the same again ");
var alone = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
[
  [undefined, { compress: true }, ""],
  [{ compress: true }, undefined, ""],
  [{ compress: true }, { compress: true }, alone],
  [{ compress: { minBytes: 0, level: 1 } }, { compress: { level: 9 } }, alone],
  [{ compress: { windowBits: 9 } }, { compress: true }, alone + "; server_max_window_bits=9"],
  [
    { compress: { contextTakeover: true } },
    { compress: { contextTakeover: true } },
    "permessage-deflate",
  ],
  [{ compress: { contextTakeover: true } }, { compress: true }, alone],
  [{ compress: true }, { compress: { contextTakeover: true } }, alone],
].forEach(function (row) {
  pair(row[0], row[1], function (accepted, client) {
    check.equal(accepted.extensions, row[2]);
    check.equal(client.extensions, row[2]);
    var left = 4;
    accepted.addListener("message", function (message) {
      check.ok(message === long || message === "short");
      accepted.send(message);
    });
    client.addListener(
      "message",
      check.mustCall(function (message) {
        check.ok(message === long || message === "short");
        if (--left === 0) client.close();
      }, 4),
    );
    [long, "short", long, long].forEach(function (message) {
      client.send(message);
    });
  });
});
