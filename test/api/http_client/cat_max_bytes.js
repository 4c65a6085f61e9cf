// node.http.cat fails with an Error as soon as the content is longer than maxBytes, which is 64 MiB by default.
var check = require("../check.js");
var MEGABYTE = 1024 * 1024;
var block = new Uint8Array(MEGABYTE);

var server = node.http.createServer(function (request, response) {
  var megabytes = Number(request.uri.params.megabytes);
  response.sendHeader(200, []);
  response.addListener("drain", more);
  function more() {
    while (megabytes-- > 0) if (!response.sendBody(block, "bytes")) return;
    if (megabytes === -1) response.finish();
  }
  more();
});
server.listen(0, "127.0.0.1");
var url = "http://127.0.0.1:" + server.port + "/?megabytes=";

["ten", 0, -1, 1.5].forEach(function (wrong) {
  check.throws(function () {
    node.http.cat(url, "utf8", { maxBytes: wrong });
  }, /cat: options.maxBytes must be an integer/);
});

var left = 4;
function end() {
  if (--left === 0) server.close();
}
function fails(promise, maxBytes) {
  promise.addCallback(check.mustNotCall("longer than maxBytes"));
  promise.addErrback(
    check.mustCall(function (error) {
      check.equal(error.message, "the body is longer than " + maxBytes + " bytes");
      check.equal(error.code, "EMSGSIZE");
      end();
    }),
  );
}
fails(node.http.cat(url + 65, "raw"), 64 * MEGABYTE);
fails(node.http.cat(url + 2, "raw", { maxBytes: MEGABYTE }), MEGABYTE);
fails(node.cat(url + 2, "utf8", { maxBytes: 2 * MEGABYTE - 1 }), 2 * MEGABYTE - 1);
node.http.cat(url + 1, "ascii", { maxBytes: MEGABYTE }).addCallback(
  check.mustCall(function (content) {
    check.equal(content.length, MEGABYTE);
    end();
  }),
);
