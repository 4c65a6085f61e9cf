// node.cat gives what an http:// URL or a file holds, utf8 unless another encoding is asked for.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(request.uri.path === "/absent" ? 404 : 200, {});
  response.sendBody("\u00e9" + request.uri.source, "utf8");
  response.finish();
});
server.listen(0, "127.0.0.1");
var base = "http://127.0.0.1:" + server.port;

check.equal(node.cat(base + "/a?b").wait(), "\u00e9/a?b");
check.deepEqual(node.cat(base.replace("http", "HTTP") + "/", "raw").wait(), [0xc3, 0xa9, 47]);
node.cat(base + "/absent").addErrback(
  check.mustCall(function (status) {
    check.equal(status, 404);
    server.close();
  }),
);

check.equal(node.cat(__filename).wait(), node.fs.cat(__filename).wait());
check.equal(node.cat(__filename, "bytes").wait().length, node.fs.stat(__filename).wait().size);
node.cat("/absent").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
  }),
);
check.throws(function () {
  node.cat(undefined);
}, TypeError);
