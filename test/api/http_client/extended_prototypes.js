// Enumerable functions on Object.prototype and Array.prototype change nothing.
Object.prototype.extension = function () {};
Array.prototype.extension = function () {};
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.header("extension"), undefined);
    check.equal(request.headerList.length, 3);
    response.sendHeader(200, {});
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .post("/", { "X": "y" })
  .finish(
    check.mustCall(function (response) {
      check.equal(response.headers.hasOwnProperty("extension"), false);
    }),
  );
