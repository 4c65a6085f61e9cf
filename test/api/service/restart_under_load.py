#!/usr/bin/env python3
"""Five restarts under load lose no request: the socket outlives the program, and close() answers what is on its way."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

from fixtures.manager import Manager

SCRIPT = """
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {"Content-Type": "text/plain"});
  response.sendBody(ENV.GENERATION);
  response.finish();
});
server.listen(node.listenDescriptors[0]);
process.addListener("SIGTERM", function () {
  server.close({grace: 250});
});
"""
RESTARTS = 5

if not all(map(shutil.which, ("systemd-socket-activate", "wrk"))):
    sys.exit(77)

# The part of systemd that holds the socket is this program; systemd-socket-activate hands it on.
listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
port = listening.getsockname()[1]
manager = Manager("restart")


def start(generation):
    def pass_on():
        os.dup2(listening.fileno(), 3)
        os.set_inheritable(3, True)

    # systemd-socket-activate has reports of its own, where it finds NOTIFY_SOCKET.
    command = ["sh", "-c", 'LISTEN_PID=$$ exec systemd-socket-activate "$@"', "sh", "--setenv=GENERATION",
               "--setenv=NOTIFY_SOCKET=" + manager.name, os.environ["NODE"], "-e", SCRIPT]
    return subprocess.Popen(command, env={**os.environ, "LISTEN_FDS": "1", "GENERATION": str(generation)},
                            preexec_fn=pass_on, close_fds=False, stderr=subprocess.DEVNULL)


def ask():
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = b""
        while piece := client.recv(1000):
            answer += piece
    return int(answer.split(b"\r\n\r\n")[1])


service = start(0)
load = subprocess.Popen(["wrk", "-t1", "-c30", "-d8s", "--timeout", "20s", f"http://127.0.0.1:{port}/"],
                        stdout=subprocess.PIPE, text=True)
assert manager.report() == "READY=1"
for generation in range(1, RESTARTS + 1):
    assert ask() == generation - 1
    time.sleep(0.3)  # of load
    service.send_signal(signal.SIGTERM)
    assert service.wait() == 0
    assert manager.report() == "STOPPING=1"
    service = start(generation)
    assert manager.report() == "READY=1"
assert ask() == RESTARTS
assert load.poll() is None, "the load ended before the restarts did"
output = load.communicate()[0]
service.send_signal(signal.SIGTERM)
assert service.wait() == 0
print(output)
served = int(re.search(r"(\d+) requests in", output)[1])
sys.exit(1 if served == 0 or "errors" in output or "Non-2xx" in output else 0)
