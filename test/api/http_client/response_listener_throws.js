// What a "response" listener throws is an uncaught exception; one who hears of it sees the rest of the answer.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("hello");
  response.finish();
  server.close();
});
server.listen(0, "127.0.0.1");

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error.message, "mine");
  }),
);
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      response.addListener("body", check.mustCall());
      response.addListener("complete", check.mustCall());
      throw new Error("mine");
    }),
  );
