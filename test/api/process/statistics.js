// node.statistics() tells the delay of the loop since the last call, what is open, what waits, requests and refusals.
var check = require("../check.js");

check.equal(node.statistics().loopDelay.max >= 0, true);
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.finish();
});
server.listen(0, "127.0.0.1");
node.run(["sh", "-c", "exec 3<>/dev/null; true"]);
setTimeout(function () {
  for (var end = node.now() + 50; node.now() < end;);
  setTimeout(function () {
    var delay = node.statistics().loopDelay;
    check.ok(delay.max >= 50, delay.max);
    check.ok(delay.p50 <= delay.p99 && delay.p99 <= delay.max);
    var bad = node.tcp.createConnection(server.port);
    bad.send("no request\r\n\r\n");
    bad.addListener(
      "eof",
      check.mustCall(function () {
        var now = node.statistics();
        check.equal(now.refusals[400], 1);
        check.equal(now.requests, 1);
        check.equal(now.handles.httpServer, 1);
        check.equal(now.handles.tcpConnection, 1);
        check.equal(now.bytesWaiting, 0);
        bad.close();
        server.close();
      }),
    );
  }, 1);
}, 1);
