// No body event comes before the "response" listener returned, even when it waits; "complete" comes once and last.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("hello");
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

var events = [];
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      response.setBodyEncoding("utf8");
      ["body", "complete", "close"].forEach(function (event) {
        response.addListener(event, function () {
          events.push(event);
        });
      });
      var promise = new node.Promise();
      setTimeout(function () {
        promise.emitSuccess([]);
      }, 20);
      promise.wait();
      check.deepEqual(events, []);
    }),
  );
process.addListener("exit", function () {
  check.deepEqual(events, ["body", "complete"]);
});
