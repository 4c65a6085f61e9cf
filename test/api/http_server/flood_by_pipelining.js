// Of requests that came together, no more than 32 are answered before other events have their turn.
var check = require("../check.js");
var REQUESTS = 1000;
var heard = 0,
  since = 0,
  most = 0;
var server = node.http.createServer(function (request, response) {
  most = Math.max(most, ++since);
  response.sendHeader(200, { "Content-Length": 1 });
  response.sendBody("x");
  response.finish();
  ++heard;
});
server.listen(0, "127.0.0.1");

// Listened for when it is settled already, a promise tells in the next turn.
function everyTurn() {
  since = 0;
  if (heard < REQUESTS) settled.addCallback(everyTurn);
}
var settled = new node.Promise();
settled.emitSuccess();
everyTurn();
var request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
var client = node.tcp.createConnection(server.port, "127.0.0.1");
client.setEncoding("ascii");
var answers = 0;
client.addListener("connect", function () {
  client.send(new Array(REQUESTS + 1).join(request));
});
client.addListener("receive", function (data) {
  answers += data.split("HTTP/1.1 200").length - 1;
  if (answers === REQUESTS) client.close();
});
client.addListener(
  "close",
  check.mustCall(function () {
    check.equal(answers, REQUESTS);
    check.equal(heard, REQUESTS);
    check.ok(most <= 32, most + " requests in one turn");
    server.close();
  }),
);
