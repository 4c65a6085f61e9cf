#!/usr/bin/env python3
"""examples/cluster.js serves one port with as many processes as it is told; they end with the first."""

import os
import re
import socket
import subprocess
import sys

PROCESSES = 2
CONNECTIONS = 200  # each goes to either process by chance: that all go to one does not happen

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def answer(port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(REQUEST)
        with connection.makefile() as answer_file:
            return answer_file.read().splitlines()[-1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


cluster = subprocess.Popen([os.environ["NODE"], "examples/cluster.js", "0", str(PROCESSES)], stdout=subprocess.PIPE,
                           text=True)
lines = [cluster.stdout.readline() for _ in range(PROCESSES)]
port = int(re.search(r":(\d+)/", lines[0]).group(1))
answers = {answer(port) for _ in range(CONNECTIONS)}
cluster.kill()
cluster.communicate()
while listens(port):  # the test's time-out is the end of patience
    pass
if answers != {"process 1", "process 2"}:
    sys.exit("lines %s, answers %s" % (lines, answers))
