// The reason that a program puts into STATUS_CODES is sent, if a status line may have it; only the table's own entries count.
Object.prototype[298] = "Inherited";
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
node.http.STATUS_CODES[200] = "Fine";
node.http.STATUS_CODES[299] = "Of My Own";
node.http.STATUS_CODES[297] = "Split\r\nX: y";
delete node.http.STATUS_CODES[404];
var statuses = [200, 299, 298, 404, 201];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.throws(function () {
      response.sendHeader(297);
    }, TypeError);
    response.sendHeader(statuses.shift(), { "X": "y" });
    response.finish();
  }, 5),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  new Array(6).join("GET / HTTP/1.1\r\n\r\n"),
  check.mustCall(function (text) {
    check.equal(
      text,
      ["200 Fine", "299 Of My Own", "298 ", "404 Not Found", "201 Created"]
        .map(function (status) {
          return "HTTP/1.1 " + status + "\r\nX: y\r\nContent-Length: 0\r\n\r\n";
        })
        .join(""),
    );
    server.close();
  }),
);
