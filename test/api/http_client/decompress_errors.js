// An answer that is cut at any byte, broken, followed by something, or too long is the "error" of its request with a code, and "close" of the
// response, never "complete"; the next request goes on.
var check = require("../check.js");

var good = node.compress("a text that is long enough", "gzip").wait();
var bodies = [];
for (var size = 1; size < good.length; size++) bodies.push([good.subarray(0, size), "TRUNCATED"]);
bodies.push([[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff], "MALFORMED"]);
bodies.push([Array.from(good).concat([65]), "TRAILING_DATA"]);
bodies.push([node.compress(new Uint8Array(5000000), "gzip").wait(), "EMSGSIZE"]);
bodies.push([node.compress(new Uint8Array(1001), "gzip").wait(), "EMSGSIZE"]);

var server = node.http.createServer(function (request, response) {
  var body = bodies[request.uri.params.n];
  response.sendHeader(200, { "Content-Encoding": "gzip" });
  response.sendBody(body === undefined ? good : body[0]);
  response.finish();
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "127.0.0.1", { decompress: { maxBytes: 1000 } });
client.addListener("error", check.mustCall(null, bodies.length));
bodies.forEach(function (body, n) {
  var request = client.get("/?n=" + n);
  var order = [];
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.ok(error instanceof Error);
      check.equal(error.code, body[1], n);
      check.deepEqual(order, ["close"]);
    }),
  );
  request.finish(
    check.mustCall(function (response) {
      response.addListener("body", function () {});
      response.addListener("complete", check.mustNotCall("complete"));
      response.addListener(
        "close",
        check.mustCall(function (error) {
          check.equal(error.code, body[1]);
          order.push("close");
        }),
      );
    }),
  );
});
client.get("/?n=last").finish(
  check.mustCall(function (response) {
    response.addListener(
      "complete",
      check.mustCall(function () {
        server.close();
      }),
    );
  }),
);
