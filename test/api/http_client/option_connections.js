// With the option connections a client has that many requests in flight, and sends them in their order.
var check = require("../check.js");

var asked = [];
var waiting = [];
var most = 0;
var sockets = 0;
var server = node.http.createServer(function (request, response) {
  asked.push(Number(request.uri.file));
  waiting.push(response);
  most = Math.max(most, waiting.length);
  // The last of those that wait is answered first.
  if (waiting.length === 3 || asked.length === 20) answer();
});
function answer() {
  var response = waiting.pop();
  response.sendHeader(200, {});
  response.finish();
  if (asked.length === 20 && waiting.length > 0) answer();
}
server.addListener("connection", function () {
  sockets++;
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port, "127.0.0.1", { connections: 3 });
var connects = 0;
client.addListener("connect", function () {
  connects++;
});
client.addListener("error", check.mustNotCall("error"));
var left = 20;
for (var i = 0; i < 20; i++) {
  client.get("/" + i).finish(
    check.mustCall(function (response) {
      response.addListener("complete", function () {
        if (--left === 0) server.close();
      });
    }),
  );
}
process.addListener("exit", function () {
  check.deepEqual(
    asked,
    Array.from({ length: 20 }, function (_, index) {
      return index;
    }),
  );
  check.equal(most, 3);
  check.equal(connects, 3);
  check.equal(sockets, 3);
});
