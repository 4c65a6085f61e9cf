#!/usr/bin/env python3
"""Where there is no descriptor left for a debugger, the server's thread rests, and takes it when there is one again."""

import os
import resource
import socket
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import Program, check  # noqa: E402

REQUEST = b"GET /json/version HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def cpu_seconds(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


with Program("--inspect=0", "-e", "setInterval(function () {}, 1e6); node.debug('begun')") as program:
    check(program.process.stdout.readline() == "begun\n", "it has what it needs itself")
    pid = program.process.pid
    limit = len(os.listdir("/proc/%d/fd" % pid)) + 4
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (limit, limit))
    clients = [socket.create_connection(("127.0.0.1", program.port), timeout=20) for _ in range(8)]
    clients[-1].sendall(REQUEST)
    while len(os.listdir("/proc/%d/fd" % pid)) < limit:
        time.sleep(0.01)
    before = cpu_seconds(pid)
    time.sleep(1)
    spent = cpu_seconds(pid) - before
    check(spent < 0.2, "%.2f s of CPU while nothing can be done" % spent)
    for client in clients[:4]:
        client.close()
    check(clients[-1].recv(4096).startswith(b"HTTP/1.1 200 "), "the one that waited is answered")
