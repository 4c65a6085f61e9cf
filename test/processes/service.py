#!/usr/bin/env python3
"""To systemd the supervisor is the service: READY=1 once, when all workers are; STOPPING=1; and it hands sockets on."""

import os
import signal
import socket
import subprocess
import sys

sys.path.insert(0, "test/api/service")
from fixtures.manager import Manager  # noqa: E402

SCRIPT = """
puts(JSON.stringify(node.listenDescriptors) + String(ENV.NOTIFY_SOCKET));
setTimeout(function () {
  node.http.createServer(function (request, response) {
    response.sendHeader(200, {});
    response.sendBody(ENV.NODE_PROCESS);
    response.finish();
  }).listen(node.listenDescriptors[0]);
}, ENV.NODE_PROCESS === "0" ? 1 : 300);
"""


def ask(port):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = b""
        while piece := client.recv(1000):
            answer += piece
    return answer.split(b"\r\n\r\n")[1]


manager = Manager("processes")
listening = socket.create_server(("127.0.0.1", 0), backlog=100)
port = listening.getsockname()[1]


def pass_on():
    os.dup2(listening.fileno(), 3)
    os.set_inheritable(3, True)


variables = {**os.environ, "NOTIFY_SOCKET": manager.name, "LISTEN_FDS": "1", "LISTEN_FDNAMES": "web",
             "WATCHDOG_USEC": "400000"}
command = 'LISTEN_PID=$$ WATCHDOG_PID=$$ exec "$NODE" --processes 2 -e "$1"'
service = subprocess.Popen(["sh", "-c", command, "sh", SCRIPT], env=variables, preexec_fn=pass_on, close_fds=False,
                           stdout=subprocess.PIPE, text=True)
for _ in range(2):
    assert service.stdout.readline() == '[{"fd":3,"name":"web"}]undefined\n'
assert ask(port) == b"0"
assert manager.report() == "READY=1"
answers = set()
while answers != {b"0", b"1"}:
    answers.add(ask(port))
assert manager.report() == "WATCHDOG=1"
service.send_signal(signal.SIGTERM)
assert service.wait() == 0
reports = [report for report in manager.rest() if report != "WATCHDOG=1"]
sys.exit(0 if reports == ["STOPPING=1"] else f"{reports}")
