// An upload goes to a file and a file to a response, byte for byte; the response is finished and the promise counts.
var check = require("../check.js");
var files = require("fixtures/files.js");

var SIZE = 1000003;
var from = files.make("from", SIZE);
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    if (request.method === "GET") {
      response.sendHeader(200, { "Content-Length": SIZE });
      node.pump({ path: from }, response).addCallback(
        check.mustCall(function (bytes) {
          check.equal(bytes, SIZE);
        }),
      );
      return;
    }
    node.pump(request, { path: files.path("to") }).addCallback(
      check.mustCall(function (bytes) {
        check.equal(bytes, SIZE);
        response.sendHeader(201, {});
        response.finish();
        server.close();
      }),
    );
  }, 2),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
client.get("/").finish(
  check.mustCall(function (response) {
    node.pump(response, { path: files.path("got") }).addCallback(
      check.mustCall(function (bytes) {
        check.equal(bytes, SIZE);
        check.ok(files.same(from, files.path("got")));
        var put = client.put("/");
        put.addListener(
          "response",
          check.mustCall(function (response) {
            check.equal(response.statusCode, 201);
            check.ok(files.same(from, files.path("to")));
          }),
        );
        node.pump({ path: from }, put).addCallback(check.mustCall());
      }),
    );
  }),
);
