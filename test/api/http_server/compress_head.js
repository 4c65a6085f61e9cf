// HEAD is answered with the headers of GET and without a body; where nothing but a declared length is known of it, without a length.
var check = require("../check.js");

var TEXT = new Array(500).join("many words, ");
var server = node.http.createServer(
  function (request, response) {
    var declares = request.uri.path === "/declared";
    response.sendHeader(200, declares ? { "Content-Length": TEXT.length } : {});
    if (!declares || request.method === "GET") response.sendBody(TEXT);
    response.finish();
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
function ask(method, path, then) {
  client.request(method, path, { "Accept-Encoding": "gzip" }).finish(
    check.mustCall(function (response) {
      response.addListener(
        "complete",
        check.mustCall(function () {
          then(response);
        }),
      );
    }),
  );
}
ask("GET", "/", function (got) {
  ask("HEAD", "/", function (head) {
    check.equal(head.header("content-encoding"), "gzip");
    check.equal(head.header("content-length"), got.header("content-length"));
  });
});
ask("GET", "/declared", function (got) {
  check.equal(got.header("content-encoding"), "gzip");
  ask("HEAD", "/declared", function (head) {
    check.equal(head.header("content-encoding"), "gzip");
    check.equal(head.header("content-length"), undefined);
    check.equal(head.header("vary"), "Accept-Encoding");
    server.close();
  });
});
