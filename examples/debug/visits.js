// Counts the visits of each name, and tells some of them a wrong number: a fault to look for (doc/debugging.md).
//
//     node --inspect visits.js [port]
var visits = {};
var server = node.http.createServer(function (request, response) {
  var name = request.uri.params.name || "you";
  visits[name] = (visits[name] || 0) + 1;
  response.sendHeader(200, { "Content-Type": "text/plain" });
  response.sendBody(name + ": " + visits.you + "\n", "utf8");
  response.finish();
});
server.listen(ARGV[2] || 8000, "localhost");
puts("http://localhost:" + server.port + "/?name=ann");
