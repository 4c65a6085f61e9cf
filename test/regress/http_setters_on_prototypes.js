// Setters that throw, on the prototypes of what a server makes for a request, neither end the process nor reach a request.
var check = require("../api/check.js");
var server = node.http.createServer(function (request, response) {
  check.equal(request.method, "POST");
  response.sendHeader(200, { "Connection": "close" });
  response.finish();
});
server.listen(0, "127.0.0.1");

function setter() {
  throw new Error("the setter");
}
var places = [];
["method", "httpVersion", "_response", "_slot", "_told"].forEach(function (name) {
  places.push([node.http.ServerRequest.prototype, name], [Object.prototype, name]);
});

(function next() {
  if (places.length === 0) return server.close();
  var place = places.pop();
  var connection = node.tcp.createConnection(server.port, "127.0.0.1");
  var answer = "";
  connection.setEncoding("ascii");
  connection.addListener("connect", function () {
    Object.defineProperty(place[0], place[1], { set: setter, configurable: true, __proto__: null });
    connection.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab");
  });
  connection.addListener("receive", function (data) {
    answer += data;
  });
  connection.addListener("eof", connection.close);
  connection.addListener(
    "close",
    check.mustCall(function () {
      delete place[0][place[1]];
      check.ok(/^HTTP\/1.1 200/.test(answer), place[1] + ": " + answer);
      next();
    }),
  );
})();
