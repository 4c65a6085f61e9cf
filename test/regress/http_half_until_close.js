// Half of an answer whose end is that of its connection never looks whole: whatever ends it, the client sees a reset.
var check = require("../api/check.js");
var program = __dirname + "/fixtures/half_an_answer.js";

function answerOf(child, port, expectsReset) {
  var text = "";
  var client = node.tcp.createConnection(port);
  client.setEncoding("ascii");
  client.addListener(
    "connect",
    check.mustCall(function () {
      client.send("GET / HTTP/1.0\r\n\r\n");
    }),
  );
  client.addListener("receive", function (data) {
    text += data;
    if (/half$/.test(text)) child.write("go on");
  });
  client.addListener(
    "eof",
    expectsReset
      ? check.mustNotCall("eof")
      : check.mustCall(function () {
          client.close();
        }),
  );
  client.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, expectsReset);
      check.ok(/\r\n\r\nhalf$/.test(text), text);
    }),
  );
}

["forceClose", "throw", "exit", "kill", "finish"].forEach(function (how) {
  var child = node.createChildProcess("exec '" + ARGV[0] + "' '" + program + "' " + how);
  var port = "";
  child.addListener("output", function (data) {
    if (data === null || /\n/.test(port)) return;
    port += data;
    if (!/\n/.test(port)) return;
    answerOf(
      how === "kill"
        ? {
            write: function () {
              child.kill(node.SIGKILL);
            },
          }
        : child,
      parseInt(port, 10),
      how !== "finish",
    );
  });
  child.addListener("exit", check.mustCall());
});
