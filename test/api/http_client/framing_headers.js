// GET and HEAD send no body headers; POST, PUT and DELETE are chunked unless a length is given.
var check = require("../check.js");

var expected = {
  "/get": [undefined, undefined, ""],
  "/head": [undefined, undefined, ""],
  "/post": ["chunked", undefined, "hello"],
  "/put": ["chunked", undefined, "hello"],
  "/del": ["chunked", undefined, ""],
  "/length": [undefined, "5", "hello"],
  "/given": ["chunked", undefined, "hello"],
  "/both": ["chunked", undefined, "hello"],
  "/get-body": [undefined, "5", "hello"],
};
var left = 9;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var body = "";
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      body += chunk;
    });
    request.addListener("complete", function () {
      var found = [request.header("Transfer-Encoding"), request.header("Content-Length"), body];
      check.deepEqual(found, expected[request.uri.path], request.uri.path);
      response.sendHeader(200, {});
      response.finish();
      if (--left === 0) server.close();
    });
  }, 9),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
function send(method, path, headers, body) {
  var request = client[method](path, headers);
  if (body) request.sendBody(body);
  request.finish();
}
send("get", "/get");
send("head", "/head");
send("post", "/post", {}, "hello");
send("put", "/put", {}, "hello");
send("del", "/del", {});
send("post", "/length", { "content-length": 5 }, "hello");
send("put", "/given", { "Transfer-Encoding": "chunked" }, "hello");
send("post", "/both", { "Transfer-Encoding": "chunked", "Content-Length": "5" }, "hello");
send("get", "/get-body", { "Content-Length": "5" }, "hello");
