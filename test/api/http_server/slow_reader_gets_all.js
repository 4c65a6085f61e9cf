// A client that takes its time gets the whole of a last answer, however long the connection would linger without it.
var check = require("../check.js");
var SIZE = 32 * 1024 * 1024;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, { "Connection": "close" });
    response.sendBody(new Uint8Array(SIZE));
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
var received = 0;
client.setEncoding("bytes");
client.addListener("connect", function () {
  client.send("GET / HTTP/1.1\r\n\r\n");
  client.readPause();
  setTimeout(function () {
    client.readResume();
  }, 2500); // the server would linger for 2000
});
client.addListener("receive", function (bytes) {
  received += bytes.length;
});
client.addListener("eof", function () {
  client.close();
});
client.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    check.ok(received > SIZE, received + " bytes");
    server.close();
  }),
);
