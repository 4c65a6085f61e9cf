// A getter in an array given to sendBody() may use the same response: what it sends goes before, and nothing is lost.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

// An array for "bc", of which the first element is computed by calling f.
function computed(f) {
  return Object.defineProperty([0, 99], 0, {
    get: function () {
      f();
      return 98;
    },
  });
}

var left = 6;
function expect(path, body, done) {
  raw.exchange(
    server.port,
    "GET /" + path + " HTTP/1.1\r\nConnection: close\r\n\r\n",
    check.mustCall(function (text) {
      if (body === null) check.equal(text, "");
      else check.equal(raw.body(text), body);
      if (--left === 0) server.close();
    }),
  );
}
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var path = request.uri.file;
    response.sendHeader(200, path === "length" ? { "Content-Length": 3 } : {});
    if (path === "held") response.sendBody("<");
    response.sendBody(
      computed(function () {
        if (path === "end") request.connection.forceClose();
        else response.sendBody("a");
        if (path === "flushed") node.fs.stat("/").wait();
      }),
    );
    if (path === "bytes")
      response.sendBody(
        computed(function () {
          response.sendBody([97]);
        }),
      );
    check.equal(response.finish(), path !== "end");
  }, 6),
);
server.listen(0, "127.0.0.1");
expect("first", "abc");
expect("held", "<abc");
expect("length", "abc");
expect("bytes", "abcabc");
expect("flushed", "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n");
expect("end", null);
