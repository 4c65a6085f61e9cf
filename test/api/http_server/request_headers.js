// request.headers has the names as sent; a repeated name is joined with ", "; values are trimmed.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.deepEqual(request.headers, {
      "Host": "a:80",
      "x-lower": "b",
      "Empty": "",
      "Accept": "text/html, */*, image/png",
      "Spaces": "a  b\tc",
      "Latin": "\xe9",
    });
    check.deepEqual(Object.keys(request.headers), [
      "Host",
      "x-lower",
      "Empty",
      "Accept",
      "Spaces",
      "Latin",
    ]);
    response.sendHeader(200);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\nHost: a:80\r\nx-lower:b\r\nEmpty:\r\nAccept: text/html\r\n" +
    "Spaces: \t a  b\tc \t \r\naccept: */*\r\nAccept: image/png\r\nLatin: \xe9\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);
