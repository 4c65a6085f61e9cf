// examples/http_client.js prints status, headers and body of what port 80 of google.com answers.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

if (ARGV[2] !== undefined) {
  var createClient = node.http.createClient;
  node.http.createClient = check.mustCall(function (port, host) {
    check.equal(port, 80);
    check.equal(host, "google.com");
    return createClient(ARGV[2], "127.0.0.1");
  });
  require("../../examples/http_client.js");
} else {
  var server = node.http.createServer(
    check.mustCall(function (request, response) {
      check.equal(request.method + " " + request.uri.source, "GET /");
      response.sendHeader(301, {
        "Location": "http://www.google.com/",
        "Date": "now",
        "Connection": "close",
      });
      response.sendBody("moved \u20ac", "utf8");
      response.finish();
      server.close();
    }),
  );
  server.listen(0, "127.0.0.1");
  run.run(
    run.command(__filename, server.port),
    check.mustCall(function (result) {
      check.equal(result.error, "");
      check.equal(
        result.output,
        "STATUS: 301\n" +
          'HEADERS: {"Location":"http://www.google.com/","Date":"now","Content-Length":"9","Connection":"close"}\n' +
          "BODY: moved \u20ac\n",
      );
    }),
  );
}
