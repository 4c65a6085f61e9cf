// A message that is pumped to and finished by the script meanwhile fails the pump, is broken off, and leaves no file open.
var check = require("../check.js"),
  files = require("fixtures/files.js");

var before = files.descriptors();
var left = 2,
  open = [];

function failed(error) {
  check.ok(/finish\(\) was called/.test(error.message), error.message);
  if (--left > 0) return;
  server.close();
  open.forEach(function (connection) {
    connection.forceClose();
  });
}

function pump(message) {
  node.pump({ path: "/dev/zero" }, message).addErrback(check.mustCall(failed));
}
// Once the server has the request.
function finish(message) {
  setTimeout(function () {
    check.equal(message.finish(), false);
  }, 20);
}

// The one who reads nothing is a client here, and the server there.
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    open.push(request.connection);
    if (request.method === "POST") {
      request.pause();
      return finish(post);
    }
    response.sendHeader(200);
    pump(response);
    finish(response);
  }, 2),
);
server.listen(0, "127.0.0.1");
var reader = node.tcp.createConnection(server.port);
open.push(reader);
reader.readPause();
reader.addListener("connect", function () {
  reader.send("GET / HTTP/1.1\r\n\r\n");
});
var post = node.http.createClient(server.port).post("/");
pump(post);

(function look() {
  if (left > 0 || files.descriptors() > before) setTimeout(look, 5);
})();
