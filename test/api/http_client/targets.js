// A path begins with "/" or is a whole URL, else it throws a TypeError; a fragment is not sent.
var check = require("../check.js");

var sent = {
  "/a#b": "/a",
  "/#": "/",
  "/a?b#c?d": "/a?b",
  "/a%23b": "/a%23b",
  "//a": "//a",
  "http://proxied:80/a?b#c": "http://proxied:80/a?b",
  "HTTP://proxied": "HTTP://proxied",
};
var paths = Object.keys(sent),
  left = paths.length,
  expected = paths.map(function (path) {
    return sent[path];
  });
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.uri.source, expected.shift());
    response.sendHeader(200, {});
    response.finish();
    if (--left === 0) server.close();
  }, left),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
[
  "foo",
  "*",
  "?x",
  "evil:80",
  "evil:80/",
  "",
  "#a",
  "a/b",
  "http:/a",
  "http://",
  "://a",
  ":80",
  "@a",
].forEach(function (path) {
  ["get", "post"].forEach(function (method) {
    check.throws(
      function () {
        client[method](path);
      },
      TypeError,
      path,
    );
  });
});
paths.forEach(function (path) {
  client.get(path).finish();
});
