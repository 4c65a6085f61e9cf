// node.http.cat fails with an Error where there is no whole answer, and throws for what is no http:// URL or encoding.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var server = stub.listen(["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"]);
var url = "http://127.0.0.1:" + server.port + "/";
check.throws(function () {
  node.http.cat(url, "latin");
}, TypeError);
["ftp://127.0.0.1/", "/etc/passwd", "http://", "", undefined, "http://127.0.0.1/a b"].forEach(
  function (wrong) {
    check.throws(
      function () {
        node.http.cat(wrong);
      },
      TypeError,
      wrong,
    );
  },
);

node.http.cat(url).addErrback(
  check.mustCall(function (error) {
    check.ok(error instanceof Error);
    check.equal(error.code, "ECONNRESET");
    node.http.cat(url).addErrback(
      check.mustCall(function (error) {
        check.ok(error instanceof Error);
        check.equal(error.code, "ECONNREFUSED");
      }),
    );
  }),
);
