// A response has statusCode, httpVersion, headers as sent, and its client; headers is the same object at each read.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(404, [
    ["X-One", "1"],
    ["x-Two", "a"],
    ["X-two", "b"],
    ["__proto__", "p"],
  ]);
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.get("/").finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 404);
    check.equal(response.httpVersion, "1.1");
    check.equal(response.client, client);
    check.equal(response.headers["X-One"], "1");
    check.equal(response.headers["x-Two"], "a, b");
    check.equal(response.headers.hasOwnProperty("__proto__"), true);
    check.equal(response.headers, response.headers);
    check.equal(response.header("x-ONE"), "1");
    check.equal(response.header("X-TWO"), "a, b");
    check.equal(response.header("absent"), undefined);
    check.deepEqual(response.headerList.slice(0, 3), [
      ["X-One", "1"],
      ["x-Two", "a"],
      ["X-two", "b"],
    ]);
    response.headers = 5;
    check.equal(response.headers, 5);
  }),
);
