// readPause() takes effect at once, inside "receive" too: nothing, not even "eof", is emitted until readResume().
var check = require("../check.js");
var DATA = new Array(100 * 1024 + 1).join("x");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.setEncoding("ascii");
    var received = 0,
      paused = false,
      times = 0;
    c.addListener("receive", function (data) {
      check.equal(paused, false);
      received += data.length;
      if (++times > 3) return;
      paused = true;
      c.readPause();
      c.readPause();
      setTimeout(function () {
        paused = false;
        c.readResume();
        c.readResume();
      }, 20);
    });
    c.addListener(
      "eof",
      check.mustCall(function () {
        check.equal(paused, false);
        check.equal(received, DATA.length);
        c.close();
        server.close();
      }),
    );
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send(DATA);
  client.close();
});
