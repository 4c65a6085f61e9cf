// request.method is the method as sent, known or not.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var seen = [];
var server = node.http.createServer(function (request, response) {
  seen.push(request.method + " " + request.uri.path);
  response.sendHeader(200);
  response.finish();
});
server.listen(0, "127.0.0.1");
var methods = [
  "GET",
  "DELETE",
  "POST",
  "PUT",
  "HEAD",
  "OPTIONS",
  "PROPFIND",
  "BREW",
  "get",
  "M-SEARCH",
  "!#$%&'*+-.^_`|~9",
];
raw.exchange(
  server.port,
  methods
    .map(function (method) {
      return method + " /a HTTP/1.1\r\n\r\n";
    })
    .join(""),
  check.mustCall(function () {
    check.deepEqual(
      seen,
      methods.map(function (method) {
        return method + " /a";
      }),
    );
    server.close();
  }),
);
