#!/usr/bin/env python3
"""examples/udp_echo.js sends each datagram back to where it came from, and ends at SIGTERM."""

import os
import socket
import subprocess

server = subprocess.Popen([os.environ["NODE"], "examples/udp_echo.js", "0"], stdout=subprocess.PIPE, text=True)
try:
    port = int(server.stdout.readline().split()[1])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(20)
        for text in b"one", b"", b"x" * 1400:
            client.sendto(text, ("127.0.0.1", port))
            got, sender = client.recvfrom(65536)
            assert (got, sender) == (text, ("127.0.0.1", port)), got
    server.terminate()
    assert server.stdout.readline() == "dropped 0\n"
    assert server.wait(20) == 0
finally:
    server.kill()
