// Answers with the different words of a long text, and takes long for it: a slow function to look for (doc/debugging.md). A
// request for /profile records ten seconds of it, or /profile?ms=500.
//
//     node slow.js [port]
var words = [];
for (var i = 0; i < 10000; i++) words.push("word" + ((i * 7919) % 2503));

function unique(list) {
  var found = [];
  list.forEach(function (word) {
    if (found.indexOf(word) < 0) found.push(word);
  });
  return found;
}

function text(list) {
  return list.sort().join("\n") + "\n";
}

function answer(response, type, body) {
  response.sendHeader(200, { "Content-Type": type });
  response.sendBody(body, "utf8");
  response.finish();
}

var server = node.http.createServer(function (request, response) {
  if (request.uri.path !== "/profile") return answer(response, "text/plain", text(unique(words)));
  try {
    node.profile(Number(request.uri.params.ms || 10000)).addCallback(function (profile) {
      answer(response, "application/json", profile);
    });
  } catch (error) {
    answer(response, "text/plain", error.message + "\n"); // no time, or one is being recorded
  }
});
server.listen(ARGV[2] || 8000, "localhost");
puts("http://localhost:" + server.port + "/");
