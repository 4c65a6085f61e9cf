// headTimeout bounds the time from the first byte of an answer's head to its last, whatever trickles in; not the wait for it.
var check = require("../check.js"),
  stub = require("fixtures/stub.js");
var drip;
var server = stub.listen([
  function (connection) {
    setTimeout(function () {
      // longer than a head may take
      connection.send("HTTP/1.1 100 Continue\r\n\r\n");
      setTimeout(function () {
        connection.send("HTTP/1.1 204 No Content\r\n\r\n");
      }, 400);
    }, 400);
  },
  function (connection) {
    connection.send("HTTP/1.1 200 OK\r\nX: ");
    drip = setInterval(function () {
      if (connection.readyState === "open") connection.send("a");
    }, 10);
  },
]);
var options = { headTimeout: 200 };
node.http
  .createClient(server.port, null, options)
  .get("/", { "Connection": "close" })
  .finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 204);
      var request = node.http.createClient(server.port, null, options).get("/");
      request.addListener(
        "error",
        check.mustCall(function (error) {
          clearInterval(drip);
          check.equal(error.code, "ETIMEDOUT");
        }),
      );
      request.finish(check.mustNotCall("response"));
    }),
  );
