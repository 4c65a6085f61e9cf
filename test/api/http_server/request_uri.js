// request.uri has the parts that are present in the request, as the document shows, and no others.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
function own(uri) {
  var parts = {};
  Object.keys(uri).forEach(function (name) {
    parts[name] = uri[name];
  });
  return parts;
}
var expected = {
  "/status?name=ryan": {
    source: "/status?name=ryan",
    relative: "/status?name=ryan",
    path: "/status",
    directory: "/",
    file: "status",
    query: "name=ryan",
    params: { name: "ryan" },
  },
  "/a/b.html": {
    source: "/a/b.html",
    relative: "/a/b.html",
    path: "/a/b.html",
    directory: "/a/",
    file: "b.html",
    params: {},
  },
  "/": { source: "/", relative: "/", path: "/", directory: "/", params: {} },
  "/a/?": {
    source: "/a/?",
    relative: "/a/?",
    path: "/a/",
    directory: "/a/",
    params: {},
  },
  "/a%20b": {
    source: "/a%20b",
    relative: "/a%20b",
    path: "/a%20b",
    directory: "/",
    file: "a%20b",
    params: {},
  },
  "//a/b": {
    source: "//a/b",
    relative: "//a/b",
    path: "//a/b",
    directory: "//a/",
    file: "b",
    params: {},
  },
  "http://u:p@h.de:81/a?b": {
    source: "http://u:p@h.de:81/a?b",
    protocol: "http",
    authority: "u:p@h.de:81",
    user: "u",
    userInfo: "u:p",
    password: "p",
    host: "h.de",
    port: "81",
    relative: "/a?b",
    path: "/a",
    directory: "/",
    file: "a",
    query: "b",
    params: { b: "" },
  },
};
var targets = Object.keys(expected),
  next = 0;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var target = targets[next++];
    check.deepEqual(own(request.uri), expected[target], target);
    check.equal(request.uri.toString(), target);
    check.equal(request.uri.protocol === undefined, target[0] === "/");
    response.sendHeader(200);
    response.finish();
  }, targets.length),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  targets
    .map(function (target) {
      return "GET " + target + " HTTP/1.1\r\n\r\n";
    })
    .join(""),
  check.mustCall(function () {
    server.close();
  }),
);
