// CONNECT: response.upgrade() answers 200 and gives the tunnel, and so does the client's "upgrade".
var check = require("../check.js");

var target = node.tcp.createServer(function (connection) {
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    connection.send("target says " + data);
    connection.close();
    target.close();
  });
});
target.listen(0);

var proxy = node.http.createServer(function (request, response) {
  check.equal(request.method, "CONNECT");
  if (request.header("x-refuse")) {
    response.sendHeader(403, { "Content-Length": 2 });
    response.sendBody("no");
    return response.finish();
  }
  var tunnel = response.upgrade();
  var onward = node.tcp.createConnection(target.port);
  node.pump(tunnel, onward);
  node.pump(onward, tunnel);
  proxy.close();
});
proxy.listen(0);

var client = node.http.createClient(proxy.port);
var refused = client.request("CONNECT", "target.example:80", { "X-Refuse": "1" });
refused.addListener("upgrade", check.mustNotCall("refused"));
refused.finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 403);
  }),
);
var request = client.request("CONNECT", "target.example:80");
request.addListener(
  "upgrade",
  check.mustCall(function (response, connection) {
    check.equal(response.statusCode, 200);
    check.equal(response.header("content-length"), undefined);
    var received = "";
    connection.setEncoding("ascii");
    connection.send("hi");
    connection.addListener("receive", function (data) {
      received += data;
    });
    connection.addListener("eof", function () {
      check.equal(received, "target says hi");
      connection.close();
    });
    connection.addListener(
      "close",
      check.mustCall(function () {}),
    );
  }),
);
request.finish();
