#!/usr/bin/env python3
"""A process that is stopped and continued goes on where it was: timers are late, each fires once, and connections live."""

import os
import signal
import socket
import subprocess
import time

SCRIPT = """
var server = node.tcp.createServer(function (connection) {
  connection.addListener("receive", function (data) { connection.send(data); });
  connection.addListener("eof", function () { connection.close(); server.close(); });
});
server.listen(0, "127.0.0.1");
var fired = 0, start = Date.now();
setTimeout(function () { ++fired; if (Date.now() - start < 50) node.exit(3); }, 50);
process.addListener("exit", function () { if (fired !== 1) node.exit(4); });
puts(server.port);
"""

node = subprocess.Popen([os.environ["NODE"], "-e", SCRIPT], stdout=subprocess.PIPE)
with socket.create_connection(("127.0.0.1", int(node.stdout.readline()))) as connection:
    for word in b"before", b"while", b"after":
        if word == b"while":
            node.send_signal(signal.SIGSTOP)
        connection.sendall(word)
        if word == b"while":
            time.sleep(0.2)  # longer than the timer
            node.send_signal(signal.SIGCONT)
        got = b""
        while len(got) < len(word):
            got += connection.recv(100)
        assert got == word, got
    connection.shutdown(socket.SHUT_WR)
    assert connection.recv(100) == b""
assert node.wait() == 0, node.returncode
