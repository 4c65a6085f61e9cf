// node examples/compressed_server.js [PORT]: serves this folder's programs and a stream of events, compressed for clients that
// accept it: curl --compressed http://127.0.0.1:8000/chat.js, or curl -N --compressed http://127.0.0.1:8000/events
var folder = node.path.dirname(__filename);

function events(request, response) {
  var number = 0;
  response.sendHeader(200, { "Content-Type": "text/event-stream" });
  // Each event reaches the client at once.
  var timer = setInterval(function () {
    response.sendBody("data: " + number++ + "\n\n");
    if (number === 5) finish();
  }, 100);
  function finish() {
    clearInterval(timer);
    response.finish();
  }
  request.addListener("close", function () {
    clearInterval(timer);
  });
}

function file(request, response) {
  // That of a CONNECT has no path.
  var name = node.path.join(folder, node.path.filename(request.uri.path || "/"));
  node.fs
    .cat(name, "utf8")
    .addCallback(function (text) {
      response.sendHeader(200, { "Content-Type": "text/javascript" });
      response.sendBody(text);
      response.finish();
    })
    .addErrback(function () {
      response.sendHeader(404, { "Content-Type": "text/plain" });
      response.sendBody("there is no " + request.uri.path + "\n");
      response.finish();
    });
}

var server = node.http.createServer(
  function (request, response) {
    (request.uri.path === "/events" ? events : file)(request, response);
  },
  { compress: { minBytes: 256 }, encoding: "utf8" },
);
server.listen(Number(ARGV[2] || 8000), "127.0.0.1");
puts("http://127.0.0.1:" + server.port + "/");
