// node.statistics() counts what is open by kind, up and down again, and the bytes that wait; it takes little time itself.
var check = require("../check.js");

function handles() {
  return node.statistics().handles;
}
var none = handles();
check.equal(
  Object.keys(none).sort().join(),
  "child,fileWatcher,httpClient,httpConnection,httpServer,tcpConnection,tcpServer,timer,udpSocket,webSocket",
);
Object.keys(none).forEach(function (kind) {
  check.equal(none[kind], 0, kind);
});

var tcp = node.tcp.createServer();
tcp.listen(0, "127.0.0.1");
var http = node.http.createServer(function (request, response) {
  var socket = node.websocket.accept(request, response);
  socket.addListener("message", function () {
    measure(socket);
  });
});
http.listen(0, "127.0.0.1");
var udp = node.udp.createSocket();
udp.bind(0, "127.0.0.1");
var watcher = node.fs.watch("/tmp");
var child = node.createChildProcess("read x; exit 3");
var timer = setTimeout(check.mustNotCall(), 100000);
var client = node.websocket.createConnection("ws://127.0.0.1:" + http.port);
client.addListener("connect", function () {
  client.send("go");
});

function measure(accepted) {
  var now = handles();
  check.equal(now.tcpServer, 1);
  check.equal(now.httpServer, 1);
  check.equal(now.udpSocket, 1);
  check.equal(now.fileWatcher, 1);
  check.equal(now.child, 1);
  check.equal(now.timer, 1);
  check.equal(now.webSocket, 2);
  check.equal(now.httpConnection, 0, "it was upgraded");

  var waited = node.statistics().bytesWaiting;
  udp.send(new Uint8Array(1000), udp.port);
  check.equal(node.statistics().bytesWaiting - waited, 1000);

  var before = node.cpuUsage();
  for (var i = 0; i < 1000; i++) node.statistics();
  var spent = node.cpuUsage(before);
  check.ok(spent.user + spent.system < 500000, "a call takes " + spent.user / 1000 + " us");

  [tcp, http, udp, watcher].forEach(function (each) {
    each.close();
  });
  clearTimeout(timer);
  child.close();
  accepted.close();
  client.addListener("close", look);
}
// What closes does so in a later turn.
function look() {
  var left = handles();
  delete left.timer;
  var open = Object.keys(left).filter(function (kind) {
    return left[kind] > 0;
  });
  if (open.length > 0) return setTimeout(look, 10);
  done();
}
var done = check.mustCall();
