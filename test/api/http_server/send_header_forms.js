// sendHeader takes headers as an object, as pairs (repeats kept), not at all, and as received; values through String.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
Object.prototype.extended = function () {};
Array.prototype.extended = function () {};
var forms = {
  "/object": [
    {
      "X-Number": 1,
      "X-Object": new String("s"),
      "X-Date": {
        toString: function () {
          return "d";
        },
      },
    },
    "X-Number: 1\r\nX-Object: s\r\nX-Date: d\r\n",
  ],
  "/pairs": [
    [
      ["Set-Cookie", "a"],
      ["Set-Cookie", "b"],
      ["X", 2],
    ],
    "Set-Cookie: a\r\nSet-Cookie: b\r\nX: 2\r\n",
  ],
  "/absent": [undefined, ""],
  "/null": [null, ""],
  "/empty": [{}, ""],
  "/latin": [{ "X": "\xe9\ttab" }, "X: \xe9\ttab\r\n"],
};
var paths = Object.keys(forms).filter(function (path) {
  return path[0] === "/";
});
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, forms[request.uri.path][0]);
    response.finish();
  }, paths.length),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  paths
    .map(function (path) {
      return "GET " + path + " HTTP/1.1\r\n\r\n";
    })
    .join(""),
  check.mustCall(function (text) {
    check.equal(
      text,
      paths
        .map(function (path) {
          return "HTTP/1.1 200 OK\r\n" + forms[path][1] + "Content-Length: 0\r\n\r\n";
        })
        .join(""),
    );
    server.close();
  }),
);
