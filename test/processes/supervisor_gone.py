#!/usr/bin/env python3
"""Workers whose supervisor is killed stop as for SIGTERM: what is under way is answered, and none is left."""

import socket
import sys

from fixtures.processes import Processes, exists, wait_until

SCRIPT = """
var server = node.http.createServer(function (request, response) {
  puts("asked");
  response.sendHeader(200, {});
  setTimeout(function () {
    response.sendBody("answered");
    response.finish();
  }, 500);
});
server.listen(0, "127.0.0.1");
puts("port " + server.port);
"""

with Processes(SCRIPT) as processes:
    port = processes.port()
    processes.port()
    workers = processes.workers()
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert processes.line() == "asked"
        processes.supervisor.kill()
        processes.supervisor.wait()
        answer = b""
        while piece := client.recv(1000):
            answer += piece
    assert answer.endswith(b"answered"), answer
    wait_until(lambda: not any(map(exists, workers)))
sys.exit(0)
