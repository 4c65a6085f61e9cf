// Sends the time to whoever asks, and keeps something of each request for ever: a leak to look for (doc/debugging.md).
//
//     node --heapsnapshot-signal=SIGUSR2 leak.js [port]
var clock = new node.EventEmitter();
setInterval(function () {
  clock.emit("second", [new Date()]);
}, 1000).unref();

function Session(request) {
  this.page = request.uri.path;
  this.notes = new Array(1000).fill(request.uri.path);
}

var server = node.http.createServer(function (request, response) {
  var session = new Session(request);
  clock.addListener("second", function (time) {
    session.time = time;
  });
  response.sendHeader(200, { "Content-Type": "text/plain" });
  response.sendBody(session.page + ", " + new Date() + "\n", "utf8");
  response.finish();
});
server.listen(ARGV[2] || 8000, "localhost");
puts("http://localhost:" + server.port + "/");
