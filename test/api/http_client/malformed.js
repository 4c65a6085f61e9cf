// Answers that are not HTTP are one "error" with code EPROTO each on client and request, and the queue goes on.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var heads = [
  "hello\r\n\r\n",
  "HTTP/2.0 200 OK\r\n\r\n",
  "HTTP/1.1 xyz OK\r\n\r\n",
  "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
  "HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
  "HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
  "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
  "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
];
var bodies = ["xyz\r\n", "5\r\nhelloworld", "fffffffffffffffff\r\n"].map(function (body) {
  return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
});
var server = stub.listen(heads.concat(bodies, ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]));
var client = node.http.createClient(server.port);
client.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "EPROTO");
  }, heads.length + bodies.length),
);
heads.forEach(function (head) {
  var request = client.get("/");
  request.addListener("error", check.mustCall());
  request.finish(check.mustNotCall("response to " + JSON.stringify(head)));
});
bodies.forEach(function () {
  var request = client.get("/");
  request.addListener("error", check.mustCall());
  request.finish(
    check.mustCall(function (response) {
      response.addListener("complete", check.mustNotCall("complete"));
      response.addListener("close", check.mustCall());
    }),
  );
});
client.get("/").finish(check.mustCall());
