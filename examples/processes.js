// One port, served by several processes. Each answer says which of them gave it.
//
//     node --processes 2 examples/processes.js [port]
//
// `kill -HUP` of the first process replaces the others one by one, with what this file says by then.
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody("process " + ENV.NODE_PROCESS + "\n");
    response.finish();
  },
  { encoding: "utf8" },
);
server.listen(Number(ARGV[2] || 8000));
puts("process " + ENV.NODE_PROCESS + " on http://localhost:" + server.port + "/");
