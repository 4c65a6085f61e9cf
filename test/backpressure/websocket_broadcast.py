#!/usr/bin/env python3
"""A WebSocket client that does not read, among 1,000: at its limit it is closed with 1013, or loses messages; the others get every one."""

import os
import resource
import selectors
import socket
import subprocess
import sys

MEMBERS, MESSAGES, SIZE = 1000, 70, 10000
HANDSHAKE = (b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
GOING_AWAY = b"\x88\x02\x03\xe9"
CLOSE = b"\x88\x82\0\0\0\0\x03\xe9"


def websocket(name):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect("\0" + name)
    connection.sendall(HANDSHAKE)
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += connection.recv(1)
    return connection


def read_all(members):
    """Reads until each has been sent away; gives the bytes of messages that each has got."""
    counts = dict.fromkeys(members, 0)
    with selectors.DefaultSelector() as selector:
        for member in members:
            selector.register(member, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select(30):
                data = key.fileobj.recv(1 << 20)
                if data.endswith(GOING_AWAY):
                    data = data[:-len(GOING_AWAY)]
                    key.fileobj.sendall(CLOSE)
                    selector.unregister(key.fileobj)
                assert data or key.fileobj not in selector.get_map(), "cut"
                counts[key.fileobj] += len(data)
    return counts.values()


def broadcast(when_behind, expected):
    command = [os.environ["NODE"], "test/backpressure/fixtures/websocket_publisher.js", str(MEMBERS), str(MESSAGES), when_behind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            name = server.stdout.readline().strip()
            slow = websocket(name)
            readers = [websocket(name) for _ in range(MEMBERS - 1)]
            got = set(read_all(readers))
            assert got == {MESSAGES * (SIZE + 4)}, got
            for reader in readers:
                reader.close()
            if when_behind == "drop":
                slow.close()
            said = [server.stdout.readline().strip() for _ in range(2)]
            assert said == [expected, "over"], said
        finally:
            server.kill()
    slow.close()


hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
if hard != resource.RLIM_INFINITY and hard < MEMBERS + 200:
    print("skipped: no more than", hard, "descriptors")
    sys.exit(77)
resource.setrlimit(resource.RLIMIT_NOFILE, (MEMBERS + 200, hard))
broadcast("close", "closed 1013 true")
broadcast("drop", "closed 1006 true")
