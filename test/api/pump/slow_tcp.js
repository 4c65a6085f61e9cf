// A fast source is held up by a slow connection: what waits in between stays small.
var check = require("../check.js");

var TOTAL = 200000000;
var most = 0;
var server = node.http.createServer(function (request, response) {
  // Endless zeros, until TOTAL.
  response.sendHeader(200, {});
  node.pump({ path: "/dev/zero" }, response).addErrback(check.mustCall());
  server.close();
});
server.listen(0, "127.0.0.1");
var slow = node.tcp.createServer(function (connection) {
  var received = 0;
  connection.setEncoding("bytes");
  connection.addListener("receive", function (data) {
    received += data.length;
    if (received > TOTAL) return connection.forceClose();
    if (Math.random() < 0.9) return;
    connection.readPause();
    setTimeout(function () {
      connection.readResume();
    }, 1);
  });
  slow.close();
});
slow.listen(0, "127.0.0.1");

function memory() {
  var status = node.fs.cat("/proc/self/status").wait();
  return parseInt(/VmRSS:\s*(\d+)/.exec(status)[1], 10);
}

var before = memory();
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      var sink = node.tcp.createConnection(slow.port);
      var timer = setInterval(function () {
        most = Math.max(most, sink.backlog);
      }, 1);
      node.pump(response, sink).addErrback(
        check.mustCall(function () {
          clearInterval(timer);
          check.ok(most <= 3 * 64 * 1024, "backlog " + most);
          check.ok(memory() - before < 128 * 1024, "KiB more: " + (memory() - before));
        }),
      );
    }),
  );
