// maxPending bounds the requests that are not answered yet: one more gets 503, and its connection ends.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var waiting = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    waiting.push(response);
    if (waiting.length === 2) third();
    if (waiting.length === 3) answer(response);
  }, 3),
  { maxPending: 2 },
);
server.listen(0, "127.0.0.1");

function answer(response) {
  response.sendHeader(200, {});
  response.finish();
}

// Two on one connection, one behind the other.
var first = raw.connect(server.port);
first.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");

function third() {
  var connection = raw.connect(server.port);
  connection.send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc");
  connection.ended(
    check.mustCall(function (text) {
      check.equal(text.slice(0, 12), "HTTP/1.1 503");
      check.equal(/^Connection: close\r$/m.test(text), true);
      check.equal(node.statistics().refusals[503], 1);
      answer(waiting[0]);
      last();
    }),
  );
}

// There is room again.
function last() {
  var connection = raw.connect(server.port);
  connection.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  connection.ended(
    check.mustCall(function (text) {
      check.equal(text.slice(0, 12), "HTTP/1.1 200");
      answer(waiting[1]);
      first.vanish();
      server.close();
    }),
  );
}
