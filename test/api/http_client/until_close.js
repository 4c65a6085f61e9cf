// A response without a length is read until the server closes.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var answer = "HTTP/1.0 200 OK\r\n\r\nhello";
var server = stub.listen([answer, answer.replace("1.0", "1.1")]);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
["1.0", "1.1"].forEach(function (version) {
  client.get("/").finish(
    check.mustCall(function (response) {
      var body = "";
      check.equal(response.httpVersion, version);
      response.setBodyEncoding("utf8");
      response.addListener("body", function (chunk) {
        body += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(body, "hello");
        }),
      );
    }),
  );
});
