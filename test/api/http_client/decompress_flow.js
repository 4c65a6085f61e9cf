// A large answer in small comes no faster than it is read: pause() holds all events of it, and an abort in the middle is the end of it.
var check = require("../check.js");

var SIZE = 100 * 1024 * 1024;
var bomb = node.compress(new Uint8Array(SIZE), "zstd").wait();
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, { "Content-Encoding": "zstd" });
  response.sendBody(bomb);
  response.finish();
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "127.0.0.1", { decompress: true });
var size = 0;
var paused = false;
client.get("/").finish(
  check.mustCall(function (response) {
    response.setBodyEncoding("bytes");
    response.addListener("body", function (bytes) {
      check.equal(paused, false);
      check.ok(bytes.length <= 65536);
      size += bytes.length;
      if (size % (8 * 1024 * 1024) !== 0) return;
      paused = true;
      response.pause();
      setTimeout(function () {
        paused = false;
        response.resume();
      }, 2);
    });
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(size, SIZE);
        abort();
      }),
    );
  }),
);

function abort() {
  var request = client.get("/");
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.equal(error.code, "ECANCELED");
      server.close();
    }),
  );
  request.finish(
    check.mustCall(function (response) {
      response.addListener(
        "body",
        check.mustCall(function () {
          request.abort();
        }),
      );
      response.addListener("complete", check.mustNotCall("complete"));
      response.addListener("close", check.mustCall());
    }),
  );
}
