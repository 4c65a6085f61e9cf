// sendBody takes strings as ascii, utf8 or raw, arrays of integers and bytes; other values throw a TypeError.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var bytes = [];
    request.addListener("body", function (chunk) {
      bytes = bytes.concat(chunk);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        check.deepEqual(bytes, [0xe9, 0xac, 0xc3, 0xa9, 0xe9, 1, 2, 255, 3, 4, 5]);
        response.sendHeader(200, {});
        response.finish();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");

var request = node.http.createClient(server.port).post("/");
request.sendBody("\u00e9\u20ac");
request.sendBody("\u00e9", "utf8");
request.sendBody("\u00e9", "RAW");
request.sendBody([1, 2, -1]);
request.sendBody(new Uint8Array([3, 4]), "utf8");
request.sendBody(new Uint8Array([5]).buffer);
request.sendBody("");
request.sendBody([]);
check.throws(function () {
  request.sendBody("x", "latin");
}, TypeError);
[undefined, null, 5, {}, true].forEach(function (chunk) {
  check.throws(function () {
    request.sendBody(chunk);
  }, TypeError);
});
request.finish(check.mustCall());
