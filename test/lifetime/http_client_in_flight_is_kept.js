// A request in flight, one in the queue, and a paused response are kept though nobody refers to them.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var pending = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, {});
    response.sendBody("part");
    pending.push(response);
  }, 3),
);
server.listen(0, "127.0.0.1");

(function () {
  var client = node.http.createClient(server.port);
  client.get("/in-flight").finish(check.mustCall(answered));
  client.get("/queued").finish(check.mustCall(answered));
  node.http
    .createClient(server.port)
    .get("/paused")
    .finish(
      check.mustCall(function (response) {
        response.pause();
        answered(response);
        setTimeout(function () {
          response.resume();
        }, 50);
      }),
    );
})();
function answered(response) {
  response.addListener("body", check.mustCall());
  response.addListener("complete", check.mustCall());
}
var rounds = 0;
(function again() {
  collect.afterCollection(function () {
    pending.splice(0).forEach(function (response) {
      response.finish();
    });
    if (++rounds < 3) return again();
    server.close();
  });
})();
