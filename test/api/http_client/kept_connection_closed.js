// A POST on a kept connection that the server has closed meanwhile goes out on a new one.
var check = require("../check.js");
var stub = require("fixtures/stub.js");

var OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
var server = stub.listen([
  function (connection) {
    connection.send(OK);
    connection.addListener("close", check.mustCall(again)); // the client has seen the end, and closed
    connection.close();
  },
  OK,
]);
var client = node.http.createClient(server.port);
client.addListener("error", check.mustNotCall("error"));
client.get("/").finish(check.mustCall());
function again() {
  client.post("/").finish(check.mustCall());
}
