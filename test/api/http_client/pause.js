// pause() stops body events at once, also inside one, resume() goes on later, and no byte is lost.
var check = require("../check.js");

var SIZE = 1000000;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody(new Uint8Array(SIZE));
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      var received = 0,
        paused = false,
        pauses = 0;
      response.setBodyEncoding("bytes");
      response.addListener("body", function (chunk) {
        check.ok(!paused);
        received += chunk.length;
        if (++pauses > 5) return;
        response.pause();
        paused = true;
        setTimeout(function () {
          paused = false;
          response.resume();
        }, 5);
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.ok(!paused);
          check.equal(received, SIZE);
          response.pause();
          response.resume();
        }),
      );
    }),
  );
