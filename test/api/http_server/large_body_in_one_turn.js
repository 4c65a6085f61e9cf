// A body larger than what is held back is streamed at once; sendBody says false when much waits, and "drain" follows.
var check = require("../check.js"), raw = require("fixtures/raw.js");
var piece = new Array(50001).join("x"), sent = 0;
var server = node.http.createServer(check.mustCall(function (request, response) {
  response.sendHeader(200);
  client.connection.readPause();
  while (response.sendBody(piece)) sent++;
  sent++;
  check.ok(sent > 1);
  response.addListener("drain", check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(response.sendBody("last"), true);
    response.finish();
  }));
  client.connection.readResume();
}));
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when("4\r\nlast\r\n0\r\n\r\n", check.mustCall(function (text) {
  check.equal(text.match(/x+/g).join("").length, sent * piece.length);
  client.close();
  server.close();
}));
