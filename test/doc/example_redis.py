#!/usr/bin/env python3
"""examples/redis/guest_book.js keeps its guest book in a real Redis; without one it says so."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

EXPECTED = """visits: 1
guests: Zo\u00eb, J\u00fcrgen, \u4e2d\u6587
nobody: null
as it should be: WRONGTYPE Operation against a key holding the wrong kind of value
"""


def run(port):
    command = [os.environ["NODE"], "examples/redis/guest_book.js", str(port)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=True).stdout


if shutil.which("redis-server") is None:
    sys.exit(77)
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
assert run(port) == f"failed: connect: Connection refused: localhost:{port}\n"

with tempfile.TemporaryDirectory() as folder:
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder,
               "--unixsocket", folder + "/redis.sock"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 20
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except ConnectionRefusedError:
                    assert server.poll() is None and time.monotonic() < until, "redis-server does not start"
                    time.sleep(0.02)
            for where in port, port, folder + "/redis.sock":
                output = run(where)
                assert output == EXPECTED, output
        finally:
            server.kill()
