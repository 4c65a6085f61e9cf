#!/usr/bin/env python3
"""node.listenDescriptors has the sockets that systemd passes on, by name; another process's are not ours."""

import os
import shutil
import socket
import subprocess
import sys
import time

SCRIPT = """
puts(JSON.stringify(node.listenDescriptors));
node.listenDescriptors.forEach(function (descriptor) {
  var server = node.http.createServer(function (request, response) {
    response.sendHeader(200, {});
    response.sendBody(descriptor.name);
    response.finish();
    server.close();
  });
  server.listen(descriptor);
});
"""

if shutil.which("systemd-socket-activate") is None:
    sys.exit(77)


def ask(path):
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(path)
        client.sendall(b"GET / HTTP/1.0\r\n\r\n")
        answer = b""
        while piece := client.recv(1000):
            answer += piece
    return answer.split(b"\r\n\r\n")[1].decode()


names = ["public", "admin"]
folder = os.environ.get("TMPDIR", "/tmp")
paths = [f"{folder}/node-service-{os.getpid()}-{name}.sock" for name in names]
command = ["systemd-socket-activate", *[f"--listen={path}" for path in paths], "--fdname=" + ":".join(names),
           os.environ["NODE"], "-e", SCRIPT]
child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
while not all(map(os.path.exists, paths)):
    assert child.poll() is None
    time.sleep(0.01)
answers = [ask(path) for path in paths]
output = child.communicate()[0]
for path in paths:
    os.unlink(path)
assert output == '[{"fd":3,"name":"public"},{"fd":4,"name":"admin"}]\n', output
assert (answers, child.returncode) == (names, 0), (answers, child.returncode)

variables = {**os.environ, "LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
show = [os.environ["NODE"], "-e", "puts(node.listenDescriptors.length)"]
sys.exit(0 if subprocess.run(show, env=variables, stdout=subprocess.PIPE, check=True).stdout == b"0\n" else 1)
