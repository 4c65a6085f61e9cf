// A source that fails breaks the client's request off: its server sees no whole request, and the queue goes on.
var check = require("../check.js");

var server = node.http.createServer(check.mustCall(function (request, response) {
  if (request.method === "GET") {
    response.sendHeader(200, {});
    response.finish();
    server.close();
    return;
  }
  request.addListener("complete", check.mustNotCall("complete"));
  request.addListener("close", check.mustCall());
}, 2));
server.listen(0, "127.0.0.1");

// Gives half a body.
var origin = node.tcp.createServer(function (connection) {
  connection.addListener("receive", function () {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    setTimeout(function () { connection.close(); }, 50);
  });
  origin.close();
});
origin.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
node.http.createClient(origin.port).get("/").finish(function (answer) {
  var post = client.post("/");
  post.addListener("response", check.mustNotCall("response"));
  post.addListener("error", check.mustNotCall("error"));
  node.pump(answer, post).addErrback(check.mustCall(function (error) {
    check.equal(error.code, "ECONNRESET");
    check.equal(post.sendBody("x"), false);
  }));
  setTimeout(function () { client.get("/").finish(check.mustCall()); }, 20);
});
