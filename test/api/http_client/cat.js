// node.http.cat gives a whole resource: utf8 unless another encoding is asked for; the query is sent.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("\u00e9" + request.uri.source, "utf8");
  response.finish();
});
server.listen(0, "127.0.0.1");

var base = "http://127.0.0.1:" + server.port;
check.equal(node.http.cat(base + "/a/b?c=d#anchor").wait(), "\u00e9/a/b?c=d");
check.equal(node.http.cat(base, "utf8").wait(), "\u00e9/");
check.equal(node.http.cat(base + "?q", node.ASCII).wait(), "\u00c3\u00a9/?q");
check.deepEqual(node.http.cat(base + "/", "raw").wait(), [0xc3, 0xa9, 47]);
check.deepEqual(node.http.cat(base + "/", "bytes").wait(), new Uint8Array([0xc3, 0xa9, 47]));
node.http.cat(base + "/").addCallback(
  check.mustCall(function (content) {
    check.equal(content, "\u00e9/");
    server.close();
  }),
);
