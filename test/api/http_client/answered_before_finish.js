// A request whose declared body has all been sent is whole: an answer that comes before finish() is not early ("close").
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  request.addListener(
    "complete",
    check.mustCall(function () {
      response.sendHeader(200);
      response.finish();
    }),
  );
});
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).post("/", { "Content-Length": 5 });
request.addListener("close", check.mustNotCall("close"));
request.addListener("error", check.mustNotCall("error"));
request.addListener(
  "response",
  check.mustCall(function (response) {
    response.addListener(
      "complete",
      check.mustCall(function () {
        setTimeout(function () {
          request.finish();
          server.close();
        }, 1);
      }),
    );
  }),
);
request.sendBody("hello");
