// node.http.cat of a URL without port or path takes nothing from Object.prototype in their place.
["port", "relative", "path", "query", "user"].forEach(function (name) {
  Object.prototype[name] = function () {};
});
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(String(request.uri), "/");
    response.sendHeader(200, {});
    response.sendBody("found");
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
node.http.cat("http://127.0.0.1:" + server.port, "utf8").addCallback(
  check.mustCall(function (content) {
    check.equal(content, "found");
  }),
);
var standard = node.http.cat("http://127.0.0.1"); // whoever has port 80 here: it is a port, at least
standard.addErrback(function () {});
