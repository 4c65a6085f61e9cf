// A response that is paused and resumed around nested loops, all in one callback, goes on when that has returned.
var check = require("../api/check.js");
var SIZE = 1000000;

function nest() {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, 2);
  promise.wait();
}

function pauseAndResume(response) {
  response.pause();
  nest();
  response.resume();
  nest();
}

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  response.sendBody(new Uint8Array(SIZE));
  response.finish();
});
server.listen(0, "127.0.0.1");

var left = 2;
["response", "body"].forEach(function (where) {
  node.http
    .createClient(server.port)
    .get("/", { "Connection": "close" })
    .finish(
      check.mustCall(function (response) {
        var received = 0;
        response.setBodyEncoding("bytes");
        response.addListener("body", function (chunk) {
          if (where === "body" && received === 0) pauseAndResume(response);
          received += chunk.length;
        });
        response.addListener(
          "complete",
          check.mustCall(function () {
            check.equal(received, SIZE);
            if (--left === 0) server.close();
          }),
        );
        if (where === "response") pauseAndResume(response);
      }),
    );
});
