// The option timeout bounds a whole request, with its time in the queue, however its answer trickles: ETIMEDOUT, and others go on.
var check = require("../check.js");

var trickles = [];
var asked = [];
var server = node.http.createServer(function (request, response) {
  asked.push(request.uri.path);
  request.connection.addListener("eof", function () {
    request.connection.forceClose();
  });
  if (request.uri.path === "/silent" || request.uri.path === "/queued") return;
  response.sendHeader(200, {});
  response.sendBody("x");
  if (request.uri.path === "/quick") return response.finish();
  var id = setInterval(function () {
    response.sendBody("x");
  }, 5);
  trickles.push(id);
  request.addListener("close", function () {
    clearInterval(id);
  });
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port, "127.0.0.1", { timeout: 1000 });
client.addListener("error", check.mustCall(null, 3));
var began = new Date();
function late(path, onResponse) {
  var request = client.get(path);
  request.addListener(
    "error",
    check.mustCall(function (error) {
      check.equal(error.code, "ETIMEDOUT");
      check.ok(
        /^the request took too long: .*: 127\.0\.0\.1:\d+$/.test(error.message),
        error.message,
      );
      check.ok(new Date() - began >= 995, "too early");
      if (path === "/queued") quick();
    }),
  );
  request.finish(onResponse);
}
late("/trickle", function (response) {
  response.addListener("complete", check.mustNotCall("complete"));
  response.addListener(
    "close",
    check.mustCall(function (error) {
      check.equal(error.code, "ETIMEDOUT");
    }),
  );
});
late("/silent", check.mustNotCall("response"));
late("/queued", check.mustNotCall("response"));

// One that is in time, and of which the time is no longer counted then: the program ends at once.
function quick() {
  client.get("/quick").finish(
    check.mustCall(function (response) {
      response.addListener("complete", check.mustCall(unsent));
    }),
  );
}

// The time begins with the first send.
function unsent() {
  var request = client.post("/quick");
  request.addListener("error", check.mustNotCall("error"));
  setTimeout(function () {
    request.finish(
      check.mustCall(function () {
        server.close();
      }),
    );
  }, 1100);
}
process.addListener("exit", function () {
  // Where the loop was late, the next one is sent when the first has timed out, right before its own time is up.
  var answered = asked.filter(function (path) {
    return path !== "/silent" && path !== "/queued";
  });
  check.deepEqual(answered, ["/trickle", "/quick", "/quick"]);
  check.equal(trickles.length, 1);
});
