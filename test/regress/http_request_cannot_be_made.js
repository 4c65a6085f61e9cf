// A request whose object cannot be made, by what the program did to prototypes, ends its connection; the process goes on.
var check = require("../api/check.js");
var served = 0;
var uncaught = 0;
var server = node.http.createServer(function (request, response) {
  served++;
  response.sendHeader(200, []);
  response.finish();
});
server.listen(0, "127.0.0.1");
process.addListener("uncaughtException", function (error) {
  uncaught++;
  check.equal(error.message, "the setter");
});

function setter() {
  throw new Error("the setter");
}
// Each place of a setter, and what requests are like there.
var places = [];
["method", "_response", "_slot"].forEach(function (name) {
  places.push([node.http.ServerRequest.prototype, name], [Object.prototype, name]);
});
var messages = [
  "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
  "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab",
  "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n",
];
var left = places.length * messages.length;

(function next() {
  if (left === 0) {
    check.equal(served, 0);
    check.ok(uncaught >= places.length * messages.length, uncaught);
    return node.http
      .cat("http://127.0.0.1:" + server.port + "/")
      .addCallback(check.mustCall(function () {
        check.equal(served, 1);
        server.close();
      }));
  }
  left--;
  var place = places[left % places.length];
  var message = messages[Math.floor(left / places.length)];
  var connection = node.tcp.createConnection(server.port, "127.0.0.1");
  connection.addListener("connect", function () {
    Object.defineProperty(place[0], place[1], { set: setter, configurable: true, __proto__: null });
    connection.send(message);
  });
  connection.addListener("eof", connection.close);
  connection.addListener("close", check.mustCall(function () {
    delete place[0][place[1]];
    next();
  }));
})();
