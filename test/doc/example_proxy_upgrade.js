// examples/proxy.js carries WebSockets, refused ones as well, and tunnels (CONNECT).
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

var proxy = node.createChildProcess(run.command("examples/proxy.js", "0"));
var output = "";
proxy.addListener("output", function (data) {
  if (data === null || output !== "") return;
  output = data;
  begin(Number(/http:\/\/localhost:(\d+)\//.exec(output)[1]));
});
proxy.addListener("error", function (data) {
  check.equal(data, null);
});

var server = node.http.createServer(function (request, response) {
  if (!node.websocket.wanted(request)) {
    response.sendHeader(200, { "Content-Length": 5 });
    response.sendBody("plain");
    return response.finish();
  }
  check.equal(request.uri.path, "/socket");
  var accepted = node.websocket.accept(request, response, { origins: [""] });
  accepted.addListener("message", function (message) {
    accepted.send("echo " + message);
    accepted.close(4000);
  });
});
server.listen(0, "127.0.0.1");

function handshake(port, more) {
  var headers = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  Object.assign(headers, more);
  return node.http
    .createClient(port, "127.0.0.1")
    .get("http://127.0.0.1:" + server.port + "/socket", headers);
}

function begin(port) {
  var refused = handshake(port, { Origin: "https://evil.example" });
  refused.addListener("upgrade", check.mustNotCall("refused"));
  refused.finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 403);
      carried(port);
    }),
  );
}

function carried(port) {
  var request = handshake(port, {});
  request.addListener(
    "upgrade",
    check.mustCall(function (response, connection) {
      check.equal(response.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      var received = "";
      connection.setEncoding("ascii");
      connection.send([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]);
      connection.addListener("receive", function (data) {
        received += data;
        if (received === "\x81\x07echo hi\x88\x02\x0f\xa0")
          connection.send([0x88, 0x82, 0, 0, 0, 0, 0x0f, 0xa0]);
      });
      connection.addListener("eof", function () {
        connection.close();
      });
      connection.addListener(
        "close",
        check.mustCall(function () {
          tunnel(port);
        }),
      );
    }),
  );
  request.finish();
}

function tunnel(port) {
  var request = node.http
    .createClient(port, "127.0.0.1")
    .request("CONNECT", "127.0.0.1:" + server.port);
  request.addListener(
    "upgrade",
    check.mustCall(function (response, connection) {
      check.equal(response.statusCode, 200);
      var received = "";
      connection.setEncoding("ascii");
      connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      connection.addListener("receive", function (data) {
        received += data;
      });
      connection.addListener("eof", function () {
        connection.close();
      });
      connection.addListener(
        "close",
        check.mustCall(function () {
          check.ok(/^HTTP\/1.1 200 OK\r\n[^]*\r\nplain$/.test(received), received);
          server.close();
          proxy.kill();
        }),
      );
    }),
  );
  request.finish();
}
