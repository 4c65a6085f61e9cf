// An answer that comes before finish() is told to the listener that finish() brings, also where its connection has closed.
var check = require("../check.js");

// Sends a request in two pieces, the second when the answer has surely come, and calls back with the answer.
function ask(headers, callback) {
  var server = node.http.createServer(
    check.mustCall(function (request, response) {
      response.sendHeader(200, headers);
      response.sendBody("gr\u00fc\u00dfe", "utf8");
      response.finish();
      server.close();
    }),
  );
  server.listen(0, "127.0.0.1");
  server.addListener(
    "connection",
    check.mustCall(function (connection) {
      if (headers.Connection) connection.addListener("close", check.mustCall(next));
      else setTimeout(next, 20);
    }),
  );
  var client = node.http.createClient(server.port);
  client.addListener("error", check.mustNotCall("error on the client"));
  var request = client.post("/"),
    finished = false;
  request.addListener("error", check.mustNotCall("error on the request"));
  request.sendBody("one");
  function next() {
    setTimeout(function () {
      request.sendBody("two");
      check.equal(finished, false);
      finished = true;
      request.finish(
        check.mustCall(function (response) {
          var text = "";
          response.setBodyEncoding("utf8");
          response.pause();
          setTimeout(function () {
            check.equal(text, "");
            response.resume();
          }, 5);
          response.addListener("body", function (chunk) {
            text += chunk;
          });
          response.addListener(
            "complete",
            check.mustCall(function () {
              check.equal(text, "gr\u00fc\u00dfe");
              callback();
            }),
          );
        }),
      );
    }, 20);
  }
}
ask(
  {},
  check.mustCall(function () {
    ask(
      { "Connection": "close" },
      check.mustCall(function () {}),
    );
  }),
);
