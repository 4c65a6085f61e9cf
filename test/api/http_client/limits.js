// maxHeadBytes and maxHeaders limit the head of an answer; interim answers count for themselves.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var interim = "HTTP/1.1 100 Continue\r\nX: " + new Array(60).join("x") + "\r\n\r\n";
var server = stub.listen([
  "HTTP/1.1 200 OK\r\nX: " + new Array(200).join("x") + "\r\n\r\n",
  "HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n",
  interim + interim + "HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\nContent-Length: 0\r\n\r\n",
]);
var client = node.http.createClient(server.port, null, { maxHeadBytes: 100, maxHeaders: 3 });
client.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(/larger/.test(error.message));
  }, 2),
);
client.get("/").finish(check.mustNotCall("too many bytes"));
client.get("/").finish(check.mustNotCall("too many headers"));
client.get("/").finish(check.mustCall());
