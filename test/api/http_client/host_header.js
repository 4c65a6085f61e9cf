// Host is added with the port, unless the headers have one in any case.
var check = require("../check.js");

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var hosts = request.headerList.filter(function (pair) {
      return pair[0].toLowerCase() === "host";
    });
    check.equal(hosts.length, 1);
    check.equal(hosts[0][1], hosts[0][0] === "Host" ? "127.0.0.1:" + server.port : "example.org");
    response.sendHeader(200, {});
    response.finish();
    if (hosts[0][0] === "HOST") server.close();
  }, 3),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port, "127.0.0.1");
client.get("/").finish();
client.get("/", { "host": "example.org" }).finish();
client.get("/", [["HOST", "example.org"]]).finish();
