#!/usr/bin/env python3
"""Raw requests and the exact answers to them: what RFC 9110 and 9112 demand of a server, a row each.

A row is what one connection sends, the answers (Date left out), whether the connection is closed after them, and what the
script heard of the request. Where the connection is to stay open, a further request on it is answered.
"""

import os
import re
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "test/protocol/fixtures"))
import refusal_rows  # noqa: E402,F401
from request_rows import ROWS, ok  # noqa: E402

SERVER = os.path.join(ROOT, "test/protocol/fixtures/table_server.js")


class Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.received = b""

    def send(self, data, half_close=False):
        try:
            self.socket.sendall(data)
            if half_close:
                self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused before all of it was taken

    def text(self):
        return re.sub(r"Date: [^\r]*\r\n", "", self.received.decode("latin-1"))

    def read_until(self, done):
        """Reads until done(), which is true, or the end, which is false."""
        while not done():
            try:
                data = self.socket.recv(65536)
            except socket.timeout:
                return None
            if not data:
                return False
            self.received += data
        return True

    def read_to_end(self):
        return self.read_until(lambda: False) is False


def ask(port, target):
    client = Client(port)
    client.send(b"GET " + target.encode() + b" HTTP/1.0\r\n\r\n")
    client.read_to_end()
    return client.text().split("\r\n\r\n", 1)[1]


def heard_of(port, row):
    """What the script heard; asked again for a while, since the end of a connection is heard of by and by."""
    for _ in range(100):
        heard = ask(port, "/log?" + row.name)
        if heard == row.heard:
            break
    return heard


def run(port, row):
    client = Client(port)
    client.send(row.request, row.half_close)
    if row.closed:
        if not client.read_to_end():
            return "not closed after %r" % client.text()
    else:
        client.read_until(lambda: len(client.text()) >= len(row.answers))
    if client.text() != row.answers:
        return "answered %r, not %r" % (client.text(), row.answers)
    if not row.closed:
        client.received = b""
        client.send(b"GET /again HTTP/1.1\r\n\r\n")
        again = ok("GET /again 1.1 ")("again")
        client.read_until(lambda: len(client.text()) >= len(again))
        if client.text() != again:
            return "the next request was answered %r" % client.text()
    heard = heard_of(port, row)
    return "" if heard == row.heard else "the script heard %r, not %r" % (heard, row.heard)


def main():
    node = os.environ.get("NODE", os.path.join(ROOT, "build/node"))
    assert len({row.name for row in ROWS}) == len(ROWS), "names are to be unique"
    with subprocess.Popen([node, SERVER], stdout=subprocess.PIPE, text=True) as server:
        port = int(server.stdout.readline())
        failures = [(row.name, problem) for row in ROWS for problem in [run(port, row)] if problem]
        alive = server.poll() is None
        server.kill()
    for name, problem in failures:
        print("%s: %s" % (name, problem))
    print("%d rows, %d failed" % (len(ROWS), len(failures)))
    sys.exit(0 if alive and not failures else 1)


main()
