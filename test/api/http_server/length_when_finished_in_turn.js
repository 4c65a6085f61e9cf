// A message finished in the turn it was begun in has a Content-Length, in bytes, however many pieces it was given in.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var answers = {
  "/none": function (r) {},
  "/one": function (r) {
    r.sendBody("hello");
  },
  "/pieces": function (r) {
    r.sendBody("he");
    r.sendBody("");
    r.sendBody("llo");
  },
  "/utf8": function (r) {
    r.sendBody("\u20ac", "utf8");
    r.sendBody("\xe9", "utf-8");
  },
  "/mixed": function (r) {
    r.sendBody("\xe9");
    r.sendBody("\xe9", "utf8");
    r.sendBody([1, 258]);
    r.sendBody(new Uint8Array([3]));
  },
  "/bytes": function (r) {
    r.sendBody([104, 105]);
  },
  "/buffer": function (r) {
    r.sendBody(new Uint8Array([104, 105]).buffer);
  },
};
var bodies = {
  "/none": "",
  "/one": "hello",
  "/pieces": "hello",
  "/utf8": "\xe2\x82\xac\xc3\xa9",
  "/mixed": "\xe9\xc3\xa9\x01\x02\x03",
  "/bytes": "hi",
  "/buffer": "hi",
};
var paths = Object.keys(answers);
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    answers[request.uri.path](response);
    response.finish();
  }, paths.length),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  paths
    .map(function (path) {
      return "GET " + path + " HTTP/1.1\r\n\r\n";
    })
    .join(""),
  check.mustCall(function (text) {
    check.equal(
      text,
      paths
        .map(function (path) {
          return (
            "HTTP/1.1 200 OK\r\nContent-Length: " + bodies[path].length + "\r\n\r\n" + bodies[path]
          );
        })
        .join(""),
    );
    server.close();
  }),
);
