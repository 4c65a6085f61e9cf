// headTimeout bounds the time a head takes in all, idleTimeout the silence between requests.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.finish();
  }),
  { headTimeout: 100, idleTimeout: 300 },
);
server.listen(0, "127.0.0.1");
var left = 2;
function end() {
  if (--left === 0) server.close();
}
var slow = raw.connect(server.port);
slow.send("GET / HTTP/1.1\r\nX: ");
var drip = setInterval(function () {
  if (slow.connection.readyState === "open") slow.send("a");
}, 10);
slow.ended(
  check.mustCall(function (text) {
    clearInterval(drip);
    check.equal(text.slice(0, 12), "HTTP/1.1 408");
    end();
  }),
);
var idle = raw.connect(server.port);
idle.send("GET / HTTP/1.1\r\n\r\n");
idle.ended(
  check.mustCall(function (text) {
    check.equal(text, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    end();
  }),
);
