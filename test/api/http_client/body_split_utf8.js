// A character that two chunks of the body split is put together, and one that never ends is U+FFFD before "complete".
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  var pieces = [[0x61, 0xe2], [0x82], [0xac, 0x62, 0xe2, 0x82]];
  (function next() {
    if (pieces.length === 0) return response.finish();
    response.sendBody(pieces.shift());
    setTimeout(next, 10);
  })();
  server.close();
});
server.listen(0, "127.0.0.1");

node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      var body = "";
      response.setBodyEncoding("utf8");
      response.addListener("body", function (chunk) {
        check.ok(chunk.length > 0);
        body += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(body, "a\u20acb\ufffd");
        }),
      );
    }),
  );
