// One port, served by several processes: the kernel spreads the connections over all that listen with
// reusePort. Each answer says which process gave it.
//
//     node examples/cluster.js [port] [processes]
var port = Number(ARGV[2] || 8000);
var processes = Number(ARGV[3] || 2);
var number = Number(ARGV[4] || 1); // of this process; the first one starts the others

function quote(word) {
  return "'" + String(word).replace(/'/g, "'\\''") + "'";
}

var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody("process " + number + "\n");
    response.finish();
  },
  { reusePort: true, encoding: "utf8" },
);
server.listen(port);
puts("process " + number + " on http://localhost:" + server.port + "/");

if (number === 1) {
  for (var i = 2; i <= processes; i++) {
    var words = [ARGV[0], ARGV[1], server.port, processes, i];
    var child = node.createChildProcess("exec " + words.map(quote).join(" "));
    child.addListener("output", function (data) {
      if (data !== null) print(data);
    });
    child.addListener("error", function (data) {
      if (data !== null) node.stdio.writeError(data);
    });
  }
} else {
  // Standard input of the others ends when the first one does, and they with it.
  node.stdio.addListener("close", function () {
    node.exit(0);
  });
  node.stdio.open();
}
