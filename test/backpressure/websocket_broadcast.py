#!/usr/bin/env python3
"""A WebSocket client that does not read, among many: it is closed with 1013, at its limit; the others get every message."""

import os
import selectors
import socket
import subprocess
import sys

MEMBERS, MESSAGES, SIZE = 100, 700, 10000
HANDSHAKE = (b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
GOING_AWAY = b"\x88\x02\x03\xe9"
CLOSE = b"\x88\x82\0\0\0\0\x03\xe9"


def websocket(port):
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
    connection.connect(("127.0.0.1", port))
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


command = [os.environ["NODE"], "test/backpressure/fixtures/websocket_publisher.js", str(MEMBERS), str(MESSAGES)]
with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
    try:
        port = int(server.stdout.readline())
        slow = websocket(port)
        readers = [websocket(port) for _ in range(MEMBERS - 1)]
        got = set(read_all(readers))
        assert got == {MESSAGES * (SIZE + 4)}, got
        for reader in readers:
            reader.close()
        said = [server.stdout.readline().strip() for _ in range(2)]
        assert said == ["closed 1013 true", "over"], said
    finally:
        server.kill()
sys.exit(0)
