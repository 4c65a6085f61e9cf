// In a pool, a connection that fails or is aborted fails its own request; the others and those that wait are answered.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/reset") return request.connection.forceClose();
  if (request.uri.path === "/never") {
    return request.connection.addListener("eof", function () {
      request.connection.forceClose();
    });
  }
  setTimeout(function () {
    response.sendHeader(200, {});
    response.sendBody("ok");
    response.finish();
  }, 20);
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "127.0.0.1", { connections: 2 });

var left = 4;
function done() {
  if (--left === 0) server.close();
}
function fails(path, code) {
  var request = client.post(path);
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.equal(error.code, code);
    }),
  );
  request.finish(check.mustNotCall("response"));
  return request;
}
function works() {
  client.post("/").finish(
    check.mustCall(function (response) {
      response.addListener("complete", check.mustCall(done));
    }),
  );
}
works();
fails("/reset", "ECONNRESET");
works();
var never = fails("/never", "ECANCELED");
works();
works();
setTimeout(function () {
  never.abort();
}, 50);
