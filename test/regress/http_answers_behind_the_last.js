// Behind an answer that ends the connection comes no other one, also where that was given before it and the client's FIN
// comes while the answers still wait for the client to read them.
var check = require("../api/check.js");

var large = new Array(8 * 1024 * 1024 + 1).join("x");
var responses = [],
  received = "",
  closed = 0;

function answer(response, headers, body) {
  response.sendHeader(200, headers);
  response.sendBody(body);
  response.finish();
}

function answerAll() {
  answer(responses[3], [], "behind");
  answer(responses[2], [], "behind");
  answer(responses[1], [["Connection", "close"]], "the last");
  answer(responses[0], [], large);
  client.close();
}

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    request.addListener("close", function () {
      closed++;
    });
    responses.push(response);
    if (responses.length < 4) return;
    request.connection.addListener(
      "eof",
      check.mustCall(function () {
        client.readResume();
      }),
    );
    setTimeout(answerAll, 0);
  }, 4),
);
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
client.addListener("connect", function () {
  client.readPause();
  client.send(
    "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
  );
});
client.addListener("receive", function (data) {
  received += data;
});
client.addListener(
  "close",
  check.mustCall(function () {
    received = received.replace(/Date: [^\r]*\r\n/g, "");
    check.ok(
      received ===
        "HTTP/1.1 200 OK\r\nContent-Length: " +
          large.length +
          "\r\n\r\n" +
          large +
          "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\nthe last",
      received.slice(received.lastIndexOf("x")),
    );
    server.close();
  }),
);
process.addListener("exit", function () {
  check.equal(closed, 2, "requests that had no answer");
});
