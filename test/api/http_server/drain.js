// sendBody says false when more than 64 KiB wait, in the turn the response began in and later; "drain" follows each time.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var piece = new Array(50001).join("x"),
  sent = 0,
  drains = 0;
function fill(response) {
  var pieces = 1;
  while (response.sendBody(piece)) pieces++;
  sent += pieces;
  check.ok(pieces > 1);
}
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    fill(response);
    response.addListener(
      "drain",
      check.mustCall(function () {
        check.equal(this, response);
        check.equal(arguments.length, 0);
        if (++drains < 5) {
          client.connection.readPause();
          fill(response);
          return client.connection.readResume();
        }
        check.equal(response.sendBody("last"), true);
        response.finish();
      }, 5),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when(
  "4\r\nlast\r\n0\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(text.match(/x+/g).join("").length, sent * piece.length);
    client.close();
    server.close();
  }),
);
