// A paused request is not read from: an upload larger than all buffers waits, and arrives whole after resume().
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var SIZE = 16 * 1024 * 1024;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var received = 0,
      paused = false;
    request.setBodyEncoding("bytes");
    request.addListener("body", function (chunk) {
      check.ok(!paused);
      received += chunk.length;
      if (received === chunk.length) {
        paused = true;
        request.pause();
        client.connection.addListener("drain", check.mustNotCall("drained into a paused request"));
        setTimeout(function () {
          client.connection._events.drain.length = 0;
          paused = false;
          request.resume();
        }, 100);
      }
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(received, SIZE);
        response.sendHeader(200);
        response.finish();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send(
  "POST / HTTP/1.1\r\nContent-Length: " + SIZE + "\r\n\r\n" + new Array(SIZE + 1).join("x"),
);
client.when(
  "200 OK",
  check.mustCall(function () {
    client.close();
    server.close();
  }),
);
