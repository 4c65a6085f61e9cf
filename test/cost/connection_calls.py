#!/usr/bin/env python3
"""A connection for each request takes no more than eight system calls: to wait, accept, read and write, to end its side,
to look for the other's end, to close, and one to spare.

Counted by strace.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile

from operations import NODE, check_countable

BOUND = 8
CONNECTIONS = 300
PROGRAM = """
var left = %d;
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {"Content-Type": "text/plain"});
  response.sendBody("Hello World");
  response.finish();
  if (--left == 0) server.close();
});
server.listen(0, "127.0.0.1");
puts(server.port);
"""
REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def fetch(port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(REQUEST)
        answer = b""
        while piece := connection.recv(4096):
            answer += piece
    if not answer.endswith(b"Hello World"):
        sys.exit("the answer is not complete: %r" % answer)


def calls_of(connections):
    """The system calls of a server that answers on so many connections, by name."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        program = subprocess.Popen(["strace", "-f", "-c", "-o", out, NODE, "-e", PROGRAM % connections],
                                   stdout=subprocess.PIPE, text=True)
        port = int(program.stdout.readline())
        for _ in range(connections):
            fetch(port)
        if program.wait() != 0:
            sys.exit("the server ended with %d" % program.returncode)
        with open(out) as table:
            return {name: int(count) for count, name in
                    re.findall(r"^ *[\d.]+ +[\d.]+ +\d+ +(\d+) +(?:\d+ +)?(\w+)$", table.read(), re.M)}


def main():
    check_countable("strace")
    few, many = calls_of(10), calls_of(10 + CONNECTIONS)
    more = {name: many[name] - few.get(name, 0) for name in many}
    each = more.pop("total") / CONNECTIONS
    often = {name: count for name, count in more.items() if count > CONNECTIONS / 10}
    print("%.2f of at most %d: %s" % (each, BOUND, often))
    sys.exit(each > BOUND)


if __name__ == "__main__":
    main()
