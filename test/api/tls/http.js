// node.http's server and client take the option secure: requests are kept on one connection, request.connection.secure is there.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

var long = new Array(300001).join("y");
var connections = 0;
var server = node.http.createServer(
  function (request, response) {
    check.equal(request.connection.secure.version, "TLSv1.3");
    check.equal(request.connection.secure.serverName, "localhost");
    check.equal(request.headers.Host || request.header("Host"), "localhost:" + server.port);
    var body = request.uri.path === "/long" ? long : "hello";
    response.sendHeader(200, [["Content-Length", body.length]]);
    response.sendBody(body);
    response.finish();
  },
  { secure: tls.server },
);
server.addListener("connection", function () {
  connections++;
});
server.addListener("error", check.mustNotCall());
server.listen(0);

var client = node.http.createClient(server.port, "localhost", { secure: tls.client });
function get(path, expected, next) {
  client.get(path).finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
      var body = "";
      response.setBodyEncoding("utf8");
      response.addListener("body", function (chunk) {
        body += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(body.length, expected.length);
          check.ok(body === expected);
          next();
        }),
      );
    }),
  );
}
get("/", "hello", function () {
  get("/long", long, function () {
    get("/", "hello", function () {
      check.equal(connections, 1);
      server.close();
    });
  });
});
