// A GET that finds the kept connection just closed, without a byte of an answer, is sent again once, unseen.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
// Answers the first request and closes when the second one is there.
function stale(connection, text) {
  if (text.indexOf("/second") < 0) return connection.send(OK);
  connection.forceClose();
}
var server = stub.listen(
  [
    stale,
    function (connection, text) {
      check.ok(/^(GET|HEAD|PUT|DELETE) \/second/.test(text), text);
      connection.send(OK);
      connection.close();
    },
  ].reduce(function (all, behaviour, i, pair) {
    return i === 0 ? all.concat(pair, pair, pair, pair) : all;
  }, []),
);

// One method after the other.
var methods = ["get", "head", "put", "del"];
function next() {
  if (methods.length === 0) return;
  var method = methods.shift();
  var client = node.http.createClient(server.port);
  client.addListener("error", check.mustNotCall("error"));
  client.get("/first").finish(
    check.mustCall(function (response) {
      response.addListener("complete", function () {
        var request = client[method]("/second");
        if (method === "put") request.sendBody("body");
        request.finish(check.mustCall(next));
      });
    }),
  );
}
next();
