// A request that fails while nobody listens is a line on stderr, and no more: the program ends by itself. One that somebody listens
// for, be it at the client or at the answer, and one that was aborted, says nothing.
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, { "Content-Length": 10 });
  response.sendBody("half");
  setTimeout(function () {
    request.connection.forceClose();
    server.close();
  }, 10);
});
server.listen(0, "127.0.0.1");

function nothing() {}
var gone = node.tcp.createServer(nothing);
gone.listen(0, "127.0.0.1");
var gonePort = gone.port;
gone.close();
node.http.createClient(gonePort).get("/").finish();
var heard = node.http.createClient(gonePort);
heard.addListener("error", nothing);
heard.get("/").finish();
var aborted = node.http.createClient(server.port).get("/");
aborted.finish();
aborted.abort();

node.http
  .createClient(server.port)
  .get("/")
  .finish(function (response) {
    response.addListener("close", nothing);
  });
