// An idle connection emits "timeout", then "close"(false): never early, and activity in either direction counts.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var events = [],
      last = Date.now();
    c.setTimeout(150);
    c.addListener("receive", function () {
      last = Date.now();
    });
    c.addListener(
      "timeout",
      check.mustCall(function () {
        check.equal(this, c);
        check.equal(arguments.length, 0);
        check.ok(Date.now() - last >= 149, "early: " + (Date.now() - last));
        check.ok(Date.now() - last < 1000, "late: " + (Date.now() - last));
        events.push("timeout");
      }),
    );
    c.addListener(
      "close",
      check.mustCall(function (had_error) {
        events.push("close");
        check.equal(had_error, false);
        check.deepEqual(events, ["timeout", "close"]);
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  var left = 3;
  var id = setInterval(function () {
    if (client.readyState === "open") client.send("x");
    if (--left === 0) clearInterval(id);
  }, 80);
});
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
  }),
);
