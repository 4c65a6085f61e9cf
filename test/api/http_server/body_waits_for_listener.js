// Body events wait for an async listener that awaits before it listens; without a listener the rest is dropped once the response is finished.
var check = require("../check.js");
var SIZE = 300000;

var server = node.http.createServer(async function (request, response) {
  await new Promise(function (resolve) {
    setTimeout(resolve, 20);
  });
  if (request.uri.path === "/nobody") {
    response.sendHeader(200);
    response.finish();
    return;
  }
  var size = 0,
    completed = 0;
  request.setBodyEncoding("bytes");
  if (request.uri.path !== "/complete") {
    request.addListener("body", function (chunk) {
      size += chunk.length;
    });
  }
  request.addListener("complete", function () {
    check.equal(++completed, 1);
    response.sendHeader(200);
    response.sendBody(String(size));
    response.finish();
  });
});
server.listen(0, "127.0.0.1");

// One connection for all: what was not listened to must not be in the way of the next.
var client = node.http.createClient(server.port);
var left = 0;
function expect(method, path, body, answer) {
  left++;
  var request = client[method](path);
  if (body > 0) request.sendBody(new Uint8Array(body));
  request.finish(
    check.mustCall(function (response) {
      var text = "";
      response.setBodyEncoding("utf8");
      response.addListener("body", function (chunk) {
        text += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(text, answer, method + " " + path);
          if (--left === 0) server.close();
        }),
      );
    }),
  );
}
expect("post", "/both", SIZE, String(SIZE));
expect("post", "/nobody", SIZE, "");
expect("post", "/complete", 100, "0");
expect("get", "/both", 0, "0");
expect("get", "/nobody", 0, "");
expect("post", "/both", SIZE, String(SIZE));
