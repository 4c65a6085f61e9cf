// What finds the kept connection closed and is not idempotent, too large to remember, or half answered, is an error.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
function then(bytes) {
  return function (connection, text) {
    if (text.indexOf("/second") < 0) return connection.send(OK);
    connection.readPause();
    if (bytes) connection.send(bytes);
    setTimeout(function () {
      connection.forceClose();
    }, 20);
  };
}
function run(behaviour, method, body) {
  var server = stub.listen([behaviour]);
  var client = node.http.createClient(server.port);
  client.addListener("error", check.mustCall());
  client.get("/first").finish(
    check.mustCall(function (response) {
      response.addListener("complete", function () {
        var request = client[method]("/second");
        request.addListener(
          "error",
          check.mustCall(function (error) {
            check.ok(error.code, error.message);
          }),
        );
        if (body) request.sendBody(body);
        request.finish(check.mustNotCall("response"));
      });
    }),
  );
}
run(then(""), "post");
run(then(""), "put", new Uint8Array(100000));
run(then("HTTP/1.1 100 Continue\r\n\r\n"), "get");
run(then("H"), "get");
