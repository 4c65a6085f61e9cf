#!/usr/bin/env python3
"""examples/redis/guest_book.js keeps its guest book in a real Redis; without one it says so."""

import os
import subprocess
import sys

sys.path.insert(0, "test/doc/fixtures")
import servers

EXPECTED = """visits: 1
guests: Zo\u00eb, J\u00fcrgen, \u4e2d\u6587
nobody: null
as it should be: WRONGTYPE Operation against a key holding the wrong kind of value
"""


def run(place):
    command = [os.environ["NODE"], "examples/redis/guest_book.js", str(place)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=True).stdout


if not servers.Redis.is_there():
    sys.exit(77)
port = servers.free_port()
assert run(port) == f"failed: connect: Connection refused: localhost:{port}\n"
with servers.Redis(port=port) as server:
    for place in port, server.folder + "/redis.sock":
        output = run(place)
        assert output == EXPECTED, output
