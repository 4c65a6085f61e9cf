// An HTTP server listens on a Unix socket, and a client with the option `unix` asks it.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");
var path = folder.path + "/app.sock";
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.headers.Host, "example.com");
    response.sendHeader(200, {});
    response.sendBody("through " + request.uri.path);
    response.finish();
    server.close();
  }),
);
server.listen(path, { mode: 0600 });
check.equal(node.fs.stat(path).wait().mode & 0777, 0600);
var client = node.http.createClient(80, "example.com", { unix: path });
client.get("/here").finish(
  check.mustCall(function (response) {
    var body = "";
    response.setBodyEncoding("utf8");
    response.addListener("body", function (chunk) {
      body += chunk;
    });
    response.addListener(
      "complete",
      check.mustCall(function () {
        check.equal(body, "through /here");
        folder.remove();
      }),
    );
  }),
);
["app.sock", 5, {}].forEach(function (unix) {
  check.throws(function () {
    node.http.createClient(80, "example.com", { unix: unix });
  }, TypeError);
});
