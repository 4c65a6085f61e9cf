// An interim answer may come long before the final one, and in pieces.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen([
  function (connection) {
    var pieces = ["HTTP/1.1 100 Con", "tinue\r\n\r", "\nHTTP/1.1 ", "204 No Content\r\n\r\n"];
    (function next() {
      connection.send(pieces.shift());
      if (pieces.length > 0) setTimeout(next, 10);
    })();
  },
]);
node.http
  .createClient(server.port)
  .get("/", { "Connection": "close" })
  .finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 204);
    }),
  );
