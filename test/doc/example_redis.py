#!/usr/bin/env python3
"""examples/redis.js keeps its guest book in a real Redis; without one it says so. As a module it takes any bytes."""

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

# A value that is not UTF-8 is read with U+FFFD or a character a byte; a lone surrogate does not throw.
MODULE = """
var redis = require("redis.js");
var client = new redis.Client(ARGV[2], "localhost");
client.call("SET", "odd", new Uint8Array([97, 255, 98])).wait();
p(client.call("GET", "odd").wait());
client.encoding = "ascii";
p(client.call("GET", "odd").wait());
client.encoding = "utf8";
client.call("SET", "odd", "\\ud800!").wait();
p(client.call("GET", "odd").wait());
client.end();
"""


def run_module(port):
    environment = {**os.environ, "NODE_LIBRARY_PATHS": "examples"}
    command = [os.environ["NODE"], "-e", MODULE, str(port)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=True, env=environment).stdout


def run(port):
    command = [os.environ["NODE"], "examples/redis.js", str(port)]
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
            output = run_module(port)
            assert output == '"a\ufffdb"\n"a\u00ffb"\n"\ufffd!"\n', output
        finally:
            server.kill()
