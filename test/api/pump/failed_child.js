// A child that was killed, ended with a code or does not exist fails the pump from it, unless { anyExit: true } is given.
var check = require("../check.js");
var files = require("fixtures/files.js");

var CASES = [
  ["printf half; kill -9 $$", /killed by SIGKILL/],
  ["printf half; exit 3", /ended with code 3/],
  ["printf half; no-such-command-here 2> /dev/null", /ended with code 127/],
  ["printf half; exec >&-; sleep 0.05; exit 5", /ended with code 5/],
];
CASES.forEach(function (test, index) {
  node
    .pump(node.createChildProcess(test[0]), { path: "/dev/null" })
    .addErrback(
      check.mustCall(function (error) {
        check.ok(error instanceof Error && test[1].test(error.message), error.message);
      }),
    )
    .addCallback(check.mustNotCall(test[0]));
  var to = { path: files.path("any" + index) };
  node
    .pump(node.createChildProcess(test[0]), to, { anyExit: true })
    .addCallback(
      check.mustCall(function (bytes) {
        check.equal(bytes, 4);
      }),
    )
    .addErrback(check.mustNotCall(test[0]));
});
check.throws(function () {
  node.pump({ path: "/dev/null" }, { path: "/dev/null" }, 5);
}, /pump: options/);

// Half of an answer does not look whole to the client.
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    node.pump(node.createChildProcess("echo half; kill -9 $$"), response).addErrback(
      check.mustCall(function (error) {
        check.ok(/SIGKILL/.test(error.message), error.message);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var request = node.http.createClient(server.port).get("/");
request.addListener("error", check.mustCall());
request.finish(function (response) {
  response.addListener("complete", check.mustNotCall("complete"));
});
