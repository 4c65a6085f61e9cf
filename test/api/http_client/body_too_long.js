// A body longer than the Content-Length throws before anything of it is sent, and the request can go on.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var body = "";
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      body += chunk;
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(body, "h\u00e9llo");
        response.sendHeader(200, {});
        response.finish();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).post("/", { "Content-Length": 6 });
check.throws(function () {
  request.sendBody("1234567");
}, /longer/);
request.sendBody("h\u00e9l", "utf8");
check.throws(function () {
  request.sendBody("l\u00e9", "utf8");
}, /longer/);
request.sendBody("lo");
request.finish(check.mustCall());
