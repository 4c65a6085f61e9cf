#!/usr/bin/env python3
"""SIGTERM under load: every connection that was made is answered whole, then the port is closed, and the code is 0."""

import signal
import socket
import sys
import threading
import time

from fixtures.processes import Processes

# Each answer takes a little time and comes in two pieces.
SCRIPT = """
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {"Content-Length": "10"});
  response.sendBody("12345");
  setTimeout(function () {
    response.sendBody("67890");
    response.finish();
  }, 20);
});
server.listen(0, "127.0.0.1");
puts("port " + server.port);
setInterval(function () {}, 1000);
process.addListener("exit", function () {
  puts("exit");
});
"""
CLIENTS = 16

counts = {"answered": 0, "refused": 0}
lost = []


def client(port):
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            counts["refused"] += 1
            return
        with connection:
            answer = b""
            try:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                while piece := connection.recv(1000):
                    answer += piece
            except OSError as error:
                answer += repr(error).encode()
        if answer.endswith(b"1234567890"):
            counts["answered"] += 1
        else:
            lost.append(answer)


with Processes(SCRIPT) as processes:
    port = processes.port()
    processes.port()
    threads = [threading.Thread(target=client, args=(port,)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(0.7)  # of load
    processes.signal(signal.SIGTERM)
    assert processes.supervisor.communicate()[0] == "exit\nexit\n"
    assert processes.supervisor.returncode == 0
    for thread in threads:
        thread.join()
    assert processes.complaints() == "", processes.complaints()
print(counts, lost)
sys.exit(0 if not lost and counts["answered"] > 0 and counts["refused"] == CLIENTS else 1)
