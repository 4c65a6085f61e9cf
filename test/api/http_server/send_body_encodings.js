// sendBody sends ascii and raw strings as the low 8 bits of each character, utf8 as UTF-8, and returns true.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var text = "a\u00e9\u20ac";
    response.sendHeader(200);
    check.equal(response.sendBody(text), true);
    check.equal(response.sendBody(text, null), true);
    check.equal(response.sendBody(text, "ASCII"), true);
    check.equal(response.sendBody(text, node.RAW), true);
    check.equal(response.sendBody(text, "utf8"), true);
    check.equal(response.finish(), true);
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(raw.body(text), new Array(5).join("a\xe9\xac") + "a\xc3\xa9\xe2\x82\xac");
    server.close();
  }),
);
