// Expect: 100-continue is answered with 100 when the body is first wanted: not while the request is paused.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var resumed = false;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.pause();
    setTimeout(function () {
      check.equal(client.text, "");
      resumed = true;
      request.resume();
    }, 20);
    request.addListener(
      "complete",
      check.mustCall(function () {
        response.sendHeader(200);
        response.finish();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
client.when(
  "HTTP/1.1 100 Continue\r\n\r\n",
  check.mustCall(function () {
    check.ok(resumed);
    client.send("a");
  }),
);
client.when(
  "200 OK",
  check.mustCall(function () {
    client.close();
    server.close();
  }),
);
