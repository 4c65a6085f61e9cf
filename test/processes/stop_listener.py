#!/usr/bin/env python3
"""Where the script listens for SIGTERM it decides itself how it stops, and connections that waited are its own by then."""

import signal
import socket
import sys

from fixtures.processes import Processes

SCRIPT = """
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  response.sendBody("answered");
  response.finish();
});
server.listen(0, "127.0.0.1");
puts("port " + server.port);
process.addListener("SIGTERM", function () {
  puts("mine");
  server.close({grace: 250});
});
process.addListener("SIGUSR2", function () {
  puts("standing");
  for (var end = Date.now() + 500; Date.now() < end; );
});
"""

with Processes(SCRIPT, count=1) as processes:
    port = processes.port()
    processes.signal(signal.SIGUSR2)  # is passed on
    assert processes.line() == "standing"
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
    for client in clients:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
    processes.signal(signal.SIGTERM)
    for client in clients:
        answer = b""
        while piece := client.recv(1000):
            answer += piece
        assert answer.endswith(b"answered"), answer
        client.close()
    assert processes.supervisor.communicate()[0] == "mine\n"
    sys.exit(processes.supervisor.returncode)
