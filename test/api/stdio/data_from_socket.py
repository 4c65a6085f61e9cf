#!/usr/bin/env python3
"""stdin and stdout may be the two directions of one socket."""

import socket

from fixtures.program import equal, start

SOURCE = """
node.stdio.open("bytes");
node.stdio.addListener("data", function (data) { node.stdio.write(data); });
node.stdio.addListener("close", function () { puts("close"); });
"""
ours, theirs = socket.socketpair()
program = start(SOURCE, stdin=theirs, stdout=theirs)
theirs.close()
ours.sendall(b"hello ")
equal(ours.recv(100), b"hello ")
ours.sendall(b"world ")
equal(ours.recv(100), b"world ")
ours.shutdown(socket.SHUT_WR)
equal(ours.recv(100), b"close\n")
equal(program.wait(), 0)
