// A server need not upgrade; and 101 is an error where nobody asked for it, or nobody listens for "upgrade".
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    if (/GET \/plain/.test(data)) {
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
    } else {
      connection.send(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
      );
    }
    connection.close();
  });
});
server.listen(0);
var client = node.http.createClient(server.port);
client.addListener("error", function () {});
var UPGRADE = { Upgrade: "x", Connection: "Upgrade" };

var plain = client.get("/plain", UPGRADE);
plain.addListener("upgrade", check.mustNotCall("it is no upgrade"));
plain.finish(
  check.mustCall(function (response) {
    check.equal(response.statusCode, 200);
  }),
);
var unasked = client.get("/unasked");
unasked.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(/switched to another protocol/.test(error.message), error.message);
  }),
);
unasked.finish(check.mustNotCall("no response"));
var unheard = client.get("/unheard", UPGRADE);
unheard.addListener(
  "error",
  check.mustCall(function (error) {
    check.ok(/nobody listens for "upgrade"/.test(error.message), error.message);
    check.equal(error.code, "EPROTO");
    server.close();
  }),
);
unheard.finish(check.mustNotCall("no response"));
