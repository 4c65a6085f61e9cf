// What a server does wrong is a TypeError of fetch, or of reading its body, whose cause has the code; the next call goes on.
var check = require("../check.js");
var rejected = require("fixtures/echo.js").rejected;
var stub = require("../http_client/fixtures/stub.js");

var CASES = [
  ["", "ECONNRESET"],
  ["SSH-2.0\r\n\r\n", "EPROTO"],
  ["HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "EPROTO"],
  ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n", "EPROTO"],
  ["HTTP/1.1 200 OK\r\nA: " + "x".repeat(70000) + "\r\n\r\n", "EPROTO"],
  ["HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(1001) + "\r\n", "EPROTO"],
  ["HTTP/1.1 302 Found\r\nLocation: http://\r\nContent-Length: 0\r\n\r\n", "BAD_REDIRECT"],
];
var BODIES = [
  ["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "ECONNRESET"],
  ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n", "EPROTO"],
  ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "ECONNRESET"],
];
var server = stub.listen(
  CASES.concat(BODIES)
    .map(function (one) {
      return one[0];
    })
    .concat("HTTP/1.1 200 Fine Indeed\r\nContent-Length: 2\r\nX: \xfc\r\n\r\nok"),
);
var url = "http://127.0.0.1:" + server.port;

(async function () {
  for (var one of CASES) {
    var error = await rejected(fetch(url, { method: "POST" }));
    check.ok(error instanceof TypeError, one[0]);
    check.equal(error.cause.code, one[1], one[0].slice(0, 80));
  }
  for (var body of BODIES) {
    var response = await fetch(url, { method: "POST" });
    var broken = await rejected(response.text());
    check.ok(broken instanceof TypeError, body[0]);
    check.equal(broken.cause.code, body[1], body[0]);
  }
  var fine = await fetch(url);
  check.equal(fine.statusText, "Fine Indeed");
  check.equal(fine.headers.get("x"), "\xfc");
  check.equal(await fine.text(), "ok");

  var refused = await rejected(fetch("http://127.0.0.1:1/"));
  check.ok(refused instanceof TypeError);
  check.equal(refused.cause.code, "ECONNREFUSED");
})().then(check.mustCall());
