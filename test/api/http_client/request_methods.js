// client.request(method, path, headers) makes a request of any method, as it is written, with a body or without.
var check = require("../check.js");

var seen = [];
var server = node.http.createServer(function (request, response) {
  var body = "";
  request.setBodyEncoding("utf8");
  request.addListener("body", function (chunk) {
    body += chunk;
  });
  request.addListener("complete", function () {
    var framing = request.header("Transfer-Encoding") || request.header("Content-Length");
    seen.push([request.method, request.uri.source, framing, request.header("X-Test"), body]);
    response.sendHeader(200, {});
    response.finish();
  });
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);

function ask(method, path, body, headers) {
  var request = client.request(method, path, headers);
  check.ok(request instanceof client.get("/").constructor);
  if (body !== undefined) request.sendBody(body);
  request.finish(check.mustCall());
  return request;
}
ask("PATCH", "/1", "text", { "X-Test": "a" });
ask("PATCH", "/2", "text", [["Content-Length", 4]]);
ask("PROPFIND", "/3", "<x/>");
ask("get", "/4", "small letters are another method");
ask("GET", "/5");
ask("DELETE", "/6", "x", { "Content-Length": 1 });
ask("OPTIONS", "*");
ask("OPTIONS", "/8", "asked", { "Content-Length": 5 });
ask("M-SEARCH", "/9");
ask("HEAD", "/10").addListener(
  "response",
  check.mustCall(function () {
    server.close();
  }),
);

process.addListener("exit", function () {
  check.deepEqual(seen, [
    ["PATCH", "/1", "chunked", "a", "text"],
    ["PATCH", "/2", "4", undefined, "text"],
    ["PROPFIND", "/3", "chunked", undefined, "<x/>"],
    ["get", "/4", "chunked", undefined, "small letters are another method"],
    ["GET", "/5", undefined, undefined, ""],
    ["DELETE", "/6", "1", undefined, "x"],
    ["OPTIONS", "*", undefined, undefined, ""],
    ["OPTIONS", "/8", "5", undefined, "asked"],
    ["M-SEARCH", "/9", "chunked", undefined, ""],
    ["HEAD", "/10", undefined, undefined, ""],
  ]);
});
