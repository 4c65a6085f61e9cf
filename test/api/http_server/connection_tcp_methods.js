// connection.send, readPause, readResume and setEncoding throw an Error that names what to use, and the request is answered.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var instead = {
  send: "response.sendBody()",
  readPause: "request.pause()",
  readResume: "request.resume()",
  setEncoding: "request.setBodyEncoding()",
};

function refuses(connection) {
  Object.keys(instead).forEach(function (what) {
    var error;
    try {
      connection[what]("utf8");
    } catch (e) {
      error = e;
    }
    check.ok(error instanceof Error);
    check.equal(
      error.message,
      what + ": the connection carries HTTP requests; use " + instead[what],
    );
  });
}

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    refuses(request.connection);
    response.sendHeader(200, {});
    response.finish();
    server.close();
  }),
);
server.addListener("connection", check.mustCall(refuses));
server.listen(0, "127.0.0.1");
var client = raw.connect(server.port);
client.send("GET / HTTP/1.1\r\n\r\n");
client.when(
  "200 OK",
  check.mustCall(function () {}),
);
