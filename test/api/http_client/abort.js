// request.abort() ends a request wherever it is, with one "error" of code ECANCELED in a later turn; other requests go on.
var check = require("../check.js");

var heard = {};
var server = node.http.createServer(function (request, response) {
  var path = request.uri.path;
  heard[path] = (heard[path] || 0) + 1;
  if (path === "/sent" || path === "/body") {
    request.connection.addListener("eof", function () {
      heard[path + " gone"] = true;
      request.connection.forceClose();
      if (path === "/body") server.close();
    });
  }
  if (path === "/sent") return;
  response.sendHeader(200, {});
  response.sendBody("begun");
  if (path !== "/body") response.finish();
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
var clientErrors = 0;
client.addListener("error", function (error) {
  check.equal(error.code, "ECANCELED");
  clientErrors++;
});

function aborted(request) {
  var returned = false;
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.ok(returned, "from within the call");
      check.equal(error.code, "ECANCELED");
      check.equal(error.message, "the request was aborted: 127.0.0.1:" + server.port);
    }),
  );
  request.abort();
  request.abort();
  returned = true;
  check.equal(request.sendBody("x"), false);
  check.equal(request.finish(check.mustNotCall("response")), false);
}

// Not sent yet.
aborted(client.post("/unsent"));

// Sent, without an answer; queued; and one behind both.
var sent = client.post("/sent");
sent.sendBody("x");
var queued = client.post("/queued");
queued.sendBody("x");
client.get("/answered").finish(
  check.mustCall(function (response) {
    response.addListener("body", check.mustCall());
    response.addListener("complete", check.mustCall(whole));
  }),
);
server.addListener("connection", function first() {
  server.removeListener("connection", first);
  setTimeout(function wait() {
    if (!heard["/sent"]) return setTimeout(wait, 1);
    aborted(queued);
    aborted(sent);
  }, 1);
});

// Whole: nothing happens any more. Then in the middle of its answer.
function whole() {
  var late = client.get("/late");
  late.addListener("error", check.mustNotCall("error of a request that is over"));
  late.finish(function (response) {
    response.addListener("complete", function () {
      late.abort();
      middle();
    });
  });
}
function middle() {
  var request = client.get("/body");
  request.addListener("error", check.mustCall());
  request.finish(function (response) {
    response.addListener(
      "body",
      check.mustCall(function () {
        request.abort();
      }),
    );
    response.addListener("complete", check.mustNotCall("complete"));
    response.addListener(
      "close",
      check.mustCall(function (error) {
        check.equal(error.code, "ECANCELED");
      }),
    );
  });
}

process.addListener("exit", function () {
  check.deepEqual(heard, {
    "/sent": 1,
    "/sent gone": true,
    "/answered": 1,
    "/late": 1,
    "/body": 1,
    "/body gone": true,
  });
  check.equal(clientErrors, 4);
});
