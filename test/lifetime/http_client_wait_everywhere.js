// A loop nested in any callback of a client's request is safe: events of that request wait, others go on.
var check = require("../api/check.js");

function nest() {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, 5);
  promise.wait();
}
var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/cut") return request.connection.forceClose();
  request.addListener("complete", function () {
    response.sendHeader(200, {});
    response.sendBody("a");
    setTimeout(function () {
      response.sendBody("b");
      response.finish();
    }, 10);
  });
});
server.listen(0, "127.0.0.1");

var log = [];
function logged(name) {
  log.push(name);
  nest();
  log.push("/" + name);
}
var client = node.http.createClient(server.port);
client.addListener(
  "error",
  check.mustCall(function () {
    logged("client error");
  }),
);
var post = client.post("/");
post.addListener(
  "drain",
  check.mustCall(function () {
    logged("drain");
    post.finish();
  }),
);
post.addListener(
  "response",
  check.mustCall(function (response) {
    logged("response");
    response.addListener(
      "body",
      check.mustCall(function () {
        logged("body");
      }, 2),
    );
    response.addListener(
      "complete",
      check.mustCall(function () {
        logged("complete");
        var cut = client.get("/cut");
        cut.addListener(
          "error",
          check.mustCall(function () {
            logged("error");
          }),
        );
        cut.finish();
        nest();
      }),
    );
  }),
);
post.sendBody(new Uint8Array(200000));

client.addListener(
  "error",
  check.mustCall(function () {
    check.equal(
      log.join(" "),
      "drain /drain response /response body /body body /body complete " +
        (log.indexOf("/complete") < log.indexOf("error")
          ? "/complete error /error"
          : "error /error /complete") +
        " client error /client error",
    );
    server.close();
  }),
);
