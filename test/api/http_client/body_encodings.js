// The body is raw until setBodyEncoding says otherwise, for this response alone.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("\u00e9!", "utf8");
  response.finish();
});
server.listen(0, "127.0.0.1");

var expected = {
  none: [0xc3, 0xa9, 33],
  raw: [0xc3, 0xa9, 33],
  utf8: "\u00e9!",
  ascii: "\u00c3\u00a9!",
  bytes: new Uint8Array([0xc3, 0xa9, 33]),
};
var client = node.http.createClient(server.port);
Object.keys(expected).forEach(function (encoding) {
  client.get("/").finish(
    check.mustCall(function (response) {
      check.throws(function () {
        response.setBodyEncoding("latin");
      }, TypeError);
      if (encoding !== "none") response.setBodyEncoding(encoding);
      response.addListener(
        "body",
        check.mustCall(function (chunk) {
          check.deepEqual(chunk, expected[encoding], encoding);
        }),
      );
      if (encoding === "bytes") server.close();
    }),
  );
});
