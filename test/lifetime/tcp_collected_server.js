// A listening server, and a connection that is idle or paused, are never collected, though nothing in the script holds
// them.
// Run under NODE_GC_STRESS=1 (or with gc() exposed) this collects at every callback.
var check = require("../api/check.js");
var collect =
  typeof gc === "function"
    ? gc
    : function () {
        new Array(1e6).join("x");
      };
var port;
(function () {
  var server = node.tcp.createServer(
    check.mustCall(function (c) {
      c.readPause();
      c.addListener(
        "receive",
        check.mustCall(function () {
          c.send("answer");
        }),
      );
      c.addListener(
        "eof",
        check.mustCall(function () {
          c.close();
          c.server.close();
        }),
      );
      setTimeout(function () {
        c.readResume();
      }, 50);
    }),
  );
  server.listen(0, "127.0.0.1");
  port = server.port;
})();
collect();
setTimeout(function () {
  collect();
  (function () {
    var client = node.tcp.createConnection(port);
    client.addListener(
      "connect",
      check.mustCall(function () {
        this.send("question");
      }),
    );
    client.addListener(
      "receive",
      check.mustCall(function () {
        this.close();
      }),
    );
    client.addListener("close", check.mustCall());
  })();
  collect();
}, 10);
