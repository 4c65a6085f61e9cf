// The Error of a request that failed ends with the host and port of the server.
var check = require("../check.js");
var server = node.http.createServer(function (request) {
  request.connection.forceClose();
});
server.listen(0, "127.0.0.1");
var port = server.port;
var client = node.http.createClient(port, "localhost");
function ask(callback) {
  var request = client.post("/", { "Content-Length": 0 });
  request.addListener(
    "error",
    check.mustCall(function (error) {
      callback(error.message);
    }),
  );
  request.finish();
}
ask(function (message) {
  check.equal(message, "the server closed the connection before it answered: localhost:" + port);
  server.close();
  ask(function (message) {
    check.equal(message, "connect: Connection refused: localhost:" + port);
  });
});
