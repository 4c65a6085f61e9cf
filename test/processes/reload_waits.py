#!/usr/bin/env python3
"""In a reload an old worker stays until the new one listens wherever it did, however late that is."""

import signal
import sys

from fixtures.processes import Processes, ask, wait_until

LATE = """
function serve(port, name) {
  var server = node.http.createServer(function (request, response) {
    response.sendHeader(200, {});
    response.sendBody(name + " " + version);
    response.finish();
  });
  server.listen(port, "127.0.0.1");
  puts("port " + server.port);
}
serve(0, "first");
var go = ARGV[1] + ".go";
(function look() {
  node.fs.stat(go).addCallback(function () {
    serve(0, "second");
  }).addErrback(function () {
    setTimeout(look, 20);
  });
})();
"""

with Processes("var version = 1;" + LATE, count=1) as processes:
    go = processes.script + ".go"
    first = processes.port()
    open(go, "wb").close()
    second = processes.port()
    before = processes.workers()
    processes.write("var version = 2; ARGV[1] += '.2';" + LATE)
    processes.signal(signal.SIGHUP)
    assert processes.port() == first
    assert before < processes.workers()
    assert ask(second) == "second 1"
    open(processes.script + ".2.go", "wb").close()
    assert processes.port() == second
    wait_until(lambda: not before & processes.workers())
    assert (ask(first), ask(second)) == ("first 2", "second 2")
sys.exit(0)
