// node.http.cat follows five redirects, to any server, but to nothing that is no http:// or https:// URL.
var check = require("../check.js");

var asked = 0;
function listen(next) {
  var server = node.http.createServer(function (request, response) {
    asked++;
    var left = Number(request.uri.file) || 0;
    var location = next(left, request);
    response.sendHeader(location === undefined ? 200 : [301, 302, 303, 307, 308][left % 5], {
      Location: location || "",
    });
    response.sendBody("content");
    response.finish();
  });
  server.listen(0, "127.0.0.1");
  return server;
}
var server = listen(function (left, request) {
  if (request.uri.path === "/ftp") return "ftp://127.0.0.1/";
  if (request.uri.path === "/other") return "http://127.0.0.1:" + other.port + "/a?b";
  return left === 0 ? undefined : "../x/" + (left - 1) + "#f";
});
var other = listen(function (left, request) {
  check.equal(request.uri.source, "/a?b");
});
var url = "http://127.0.0.1:" + server.port;

(async function () {
  check.equal(await node.http.cat(url + "/5"), "content");
  check.equal(asked, 6);
  var errors = [];
  for (var path of ["/6", "/ftp"]) {
    try {
      await node.cat(url + path);
    } catch (error) {
      errors.push(error.code);
    }
  }
  check.deepEqual(errors, ["TOO_MANY_REDIRECTS", "BAD_REDIRECT"]);
  check.equal(await node.http.cat(url + "/other"), "content");
  server.close();
  other.close();
})().then(check.mustCall());
