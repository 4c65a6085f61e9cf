// examples/fetch.js tells the status, type, size and place of what it asks for, and of what failed.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

var server = node.http.createServer(function (request, response) {
  var moved = request.uri.path === "/moved";
  response.sendHeader(moved ? 301 : 200, { "Content-Type": "text/plain", "Location": "/here" });
  response.sendBody("hello");
  response.finish();
});
server.listen(0, "127.0.0.1");
var url = "http://127.0.0.1:" + server.port;
run.run(
  run.command(__dirname + "/../../examples/fetch.js", url + "/moved ftp://nowhere/"),
  check.mustCall(function (result) {
    check.equal(result.error, "");
    check.equal(
      result.output,
      'fetch: "ftp://nowhere/" must be an http:// or https:// URL without user and password\n' +
        "200 text/plain 5 " +
        url +
        "/here\n",
    );
    server.close();
  }),
);
