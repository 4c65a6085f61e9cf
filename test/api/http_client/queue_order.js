// One request is in flight at a time; the others go in the order in which they were first sent.
var check = require("../check.js");

var order = [],
  inFlight = 0;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(++inFlight, 1);
    order.push(request.uri.path);
    request.addListener("complete", function () {
      setTimeout(function () {
        inFlight--;
        response.sendHeader(200, {});
        response.finish();
        if (order.length === 3) server.close();
      }, 5);
    });
  }, 3),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var created_first = client.post("/created-first");
var sent_first = client.post("/sent-first");
sent_first.sendBody("x");
client.get("/sent-second").finish();
created_first.finish();
setTimeout(function () {
  sent_first.finish();
}, 10);
process.addListener("exit", function () {
  check.deepEqual(order, ["/sent-first", "/sent-second", "/created-first"]);
});
