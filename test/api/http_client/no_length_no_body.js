// Answers to HEAD, and 204 and 304, have no body whatever their headers say, and leave the connection usable.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var answers = [
  "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
  "HTTP/1.1 204 No Content\r\n\r\n",
  "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n",
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
];
var server = stub.listen([
  function (connection, text) {
    var heads = text.split("\r\n\r\n").length - 1;
    connection.send(answers[heads - 1]);
  },
]);
var client = node.http.createClient(server.port);
["head", "get", "get", "head"].forEach(function (method, index) {
  client[method]("/", index === 3 ? { "Connection": "close" } : {}).finish(
    check.mustCall(function (response) {
      response.addListener("body", check.mustNotCall("body"));
      response.addListener("complete", check.mustCall());
    }),
  );
});
