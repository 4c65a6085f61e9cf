#!/usr/bin/env python3
"""10,000 idle WebSockets take at most 1.25 KiB each, all included; the last is answered as the first."""

import os
import re
import resource
import socket
import subprocess
import sys

COUNT, FIRST, READINGS = 10000, 500, 8
MOST_KIB = 1.25  # 0.9 to 1.1 were seen, as garbage falls
HANDSHAKE = (b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")


def websocket(port):
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(HANDSHAKE)
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 101"), answer
    return connection


def echo(connection):
    connection.sendall(b"\x81\x82\0\0\0\0hi")
    return connection.recv(100) == b"\x81\x02hi"


def settled(server, count):
    """What the process takes when it has `count`, and V8 has had the time to give back what garbage took."""
    taken = []
    while len(taken) < READINGS:
        found = re.match(r"(\d+) (\d+)", server.stdout.readline())
        if int(found.group(1)) == count:
            taken.append(int(found.group(2)))
    return min(taken)


def main():
    if "NODE_GC_STRESS" in os.environ:
        sys.exit(77)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < COUNT + FIRST + 200:
        print("skipped: no more than", hard, "descriptors")
        sys.exit(77)
    resource.setrlimit(resource.RLIMIT_NOFILE, (COUNT + FIRST + 200, hard))
    # Without the room for garbage, which depends on how fast they came.
    command = [os.environ["NODE"], "--expose-gc", "--max-semi-space-size=1", "test/idle/fixtures/websockets.js"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(server.stdout.readline())
            all_of_them = [websocket(port) for _ in range(FIRST)]
            before = settled(server, FIRST)
            all_of_them += [websocket(port) for _ in range(COUNT)]
            each = (settled(server, FIRST + COUNT) - before) / COUNT
            print("%.2f KiB each" % each)
            assert echo(all_of_them[0]) and echo(all_of_them[-1])
            assert each <= MOST_KIB or "asan" in os.environ["NODE"], each
        finally:
            server.kill()


main()
