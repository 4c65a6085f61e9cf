// The reason comes from STATUS_CODES; a status may be a numeric string or a Number; others throw a TypeError.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var statuses = [404, "201", new Number(503), 299];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    [undefined, null, "abc", 99, 1000, 200.5, NaN, {}].forEach(function (wrong) {
      check.throws(
        function () {
          response.sendHeader(wrong);
        },
        TypeError,
        String(wrong),
      );
    });
    response.sendHeader(statuses.shift());
    response.finish();
  }, 4),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  new Array(5).join("GET / HTTP/1.1\r\n\r\n"),
  check.mustCall(function (text) {
    check.equal(
      text,
      ["404 Not Found", "201 Created", "503 Service Unavailable", "299 "]
        .map(function (status) {
          return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
        })
        .join(""),
    );
    server.close();
  }),
);
