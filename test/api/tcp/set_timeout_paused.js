// Paused time does not count as idle time.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var resumed = 0;
    c.setTimeout(100);
    c.readPause();
    setTimeout(function () {
      check.equal(c.readyState, "open");
      resumed = Date.now();
      c.readResume();
    }, 350);
    c.addListener(
      "timeout",
      check.mustCall(function () {
        check.ok(resumed > 0);
        check.ok(Date.now() - resumed >= 90, "early: " + (Date.now() - resumed));
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("eof", function () {
  client.close();
});
