// A source that fails breaks the client's request off: its server sees no whole request, and the queue goes on.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.method === "GET") {
      response.sendHeader(200, {});
      response.finish();
      server.close();
      return;
    }
    request.addListener("complete", check.mustNotCall("complete"));
    request.addListener("close", check.mustCall());
    half.close();
    client.get("/").finish(check.mustCall());
  }, 2),
);
server.listen(0, "127.0.0.1");

// Gives half a body, and no more once the request is at the server.
var half;
var origin = node.tcp.createServer(function (connection) {
  half = connection;
  connection.addListener("receive", function () {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
  });
  origin.close();
});
origin.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
node.http
  .createClient(origin.port)
  .get("/")
  .finish(function (answer) {
    var post = client.post("/");
    post.addListener("response", check.mustNotCall("response"));
    post.addListener("error", check.mustNotCall("error"));
    node.pump(answer, post).addErrback(
      check.mustCall(function (error) {
        check.equal(error.code, "ECONNRESET");
        check.equal(post.sendBody("x"), false);
      }),
    );
  });
