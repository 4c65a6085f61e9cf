// A response without a body that is paused in the "response" listener is complete when it is resumed, not before.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(204, {});
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

var resumed = false;
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      response.pause();
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.ok(resumed);
        }),
      );
      setTimeout(function () {
        resumed = true;
        response.resume();
      }, 20);
    }),
  );
