// A file that becomes shorter while it is pumped fails the pump, and the answer is cut: it never looks whole.
var check = require("../check.js");
var files = require("fixtures/files.js");
var fs = node.fs;

var SIZE = 20000000; // more than is on its way at once
var large = files.path("large");
function make() {
  var fd = fs.open(large, node.O_CREAT | node.O_WRONLY, 0600).wait();
  fs.ftruncate(fd, SIZE).wait();
  fs.close(fd).wait();
}

var cases = 3;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    make();
    var path = request.uri.path;
    response.sendHeader(200, path === "/declared" ? { "Content-Length": SIZE } : {});
    var file = path === "/part" ? { path: large, start: 1, end: SIZE - 2 } : { path: large };
    node.pump(file, response).addErrback(
      check.mustCall(function (error) {
        check.equal(error.message, "pump: the file has become shorter meanwhile");
        if (--cases === 0) server.close();
        else ask();
      }),
    );
  }, 3),
);
server.listen(0, "127.0.0.1");

var paths = ["/declared", "/chunked", "/part"];
function ask() {
  var request = node.http.createClient(server.port, "127.0.0.1").get(paths.pop());
  request.addListener("error", function () {});
  request.finish(
    check.mustCall(function (response) {
      response.addListener("complete", check.mustNotCall("a cut answer that looks whole"));
      response.addListener("close", check.mustCall());
      response.pause();
      fs.truncate(large, 10000).wait();
      response.resume();
    }),
  );
}
ask();
