// upgrade() throws unless the request asks as RFC 9110 has it: Upgrade and "Connection: upgrade", of HTTP/1.1; or CONNECT, whose 200 says nothing of the connection.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  try {
    response.upgrade().close();
  } catch (error) {
    response.sendHeader(200, { "X-Error": error.message });
    response.finish();
  }
});
server.listen(0, "127.0.0.1");

function answerTo(request) {
  return new Promise(function (resolve) {
    var text = "";
    var connection = node.tcp.createConnection(server.port);
    connection.setEncoding("ascii");
    connection.addListener("connect", function () {
      connection.send(request);
      connection.close();
    });
    connection.addListener("receive", function (data) {
      text += data;
    });
    connection.addListener("close", function () {
      resolve(text);
    });
  });
}

(async function () {
  for (var refused of [
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\nConnection: upgraded, x-upgrade\r\n\r\n",
    "GET / HTTP/1.0\r\nUpgrade: b\r\nConnection: upgrade\r\n\r\n",
  ]) {
    var answer = await answerTo(refused);
    check.ok(
      /^HTTP\/1\.1 200 OK\r\nX-Error: upgrade: the request does not ask/.test(answer),
      answer,
    );
  }
  answer = await answerTo(
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: b\r\nConnection: x,\tUpgrade ,y\r\n\r\n",
  );
  check.ok(/^HTTP\/1\.1 101 .*\r\nUpgrade: b\r\nConnection: Upgrade\r\n/.test(answer), answer);
  answer = await answerTo("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n");
  check.ok(/^HTTP\/1\.1 200 OK\r\nDate: [^\r\n]*\r\n\r\n$/.test(answer), answer);
  server.close();
})();
