// abort() of a request whose answer is held or paused: "error" comes, and no "response" or "body".
var check = require("../check.js");
var left = 2;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("begun");
  request.connection.addListener("eof", function () {
    request.connection.forceClose();
  });
  // Without "eof" where the client had not read all: it is a reset then.
  request.connection.addListener("close", function () {
    if (--left === 0) server.close();
  });
});
server.listen(0, "127.0.0.1");

// Held: nobody listens before finish().
var held = node.http.createClient(server.port).post("/");
held.addListener("error", check.mustCall());
held.addListener("close", check.mustNotCall("close"));
held.sendBody("x");
server.addListener("request", function (request) {
  if (request.method !== "POST") return;
  setTimeout(function () {
    held.abort();
    check.equal(held.finish(check.mustNotCall("response")), false);
  }, 20);
});

var paused = node.http.createClient(server.port).get("/");
paused.addListener("error", check.mustCall());
paused.finish(function (response) {
  response.pause();
  response.addListener("body", check.mustNotCall("body"));
  response.addListener("close", check.mustCall());
  setTimeout(function () {
    paused.abort();
  }, 1);
});
