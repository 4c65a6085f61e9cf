// A large answer is compressed on the pool, one that is pumped as it goes: both whole, in the order of the requests; a client that leaves
// meanwhile ends nothing else.
var check = require("../check.js");

var LARGE = new Array(100001).join("line of a text\n");
var big = "/tmp/compress_large." + node.crypto.randomUUID();
node.fs.open(big, node.O_WRONLY | node.O_CREAT, 384).addCallback(function (fd) {
  node.fs.write(fd, LARGE).wait();
  node.fs.close(fd).wait();
  ask();
});
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    if (request.uri.path === "/pump")
      return node.pump({ path: big }, response).addErrback(function () {});
    response.sendBody(request.uri.path === "/large" ? LARGE : "small");
    check.equal(response.finish(), true);
    check.equal(response.finish(), true);
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");

function ask() {
  var client = node.http.createClient(server.port, "127.0.0.1", { decompress: true });
  var paths = ["/large", "/small", "/pump", "/large", "/small"];
  var left = paths.length;
  paths.forEach(function (path) {
    client.get(path).finish(
      check.mustCall(function (response) {
        var text = "";
        response.setBodyEncoding("utf8");
        response.addListener("body", function (chunk) {
          text += chunk;
        });
        response.addListener(
          "complete",
          check.mustCall(function () {
            check.equal(text === (path === "/small" ? "small" : LARGE), true, path);
            if (--left === 0) leave();
          }),
        );
      }),
    );
  });
}

// On one connection, pipelined; gone before the answers are there.
function leave() {
  var connection = node.tcp.createConnection(server.port);
  connection.addListener("connect", function () {
    var head = " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n";
    connection.send("GET /large" + head + "GET /pump" + head + "GET /large" + head);
    setTimeout(function () {
      connection.forceClose();
    }, 5);
  });
  connection.addListener(
    "close",
    check.mustCall(function () {
      var url = "http://127.0.0.1:" + server.port + "/large";
      node.http.cat(url, "ascii", { decompress: true }).addCallback(
        check.mustCall(function (text) {
          check.equal(text === LARGE, true);
          server.close();
          node.fs.unlink(big).wait();
        }),
      );
    }),
  );
}
