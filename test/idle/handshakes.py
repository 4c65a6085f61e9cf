#!/usr/bin/env python3
"""Clients that stall in each state of a handshake keep no other client out, and each is ended by the handshake's time.

    handshakes.py [--stalling N] [--judge] [--node PROGRAM]

A fifth of them says nothing, others a part of the first record, all but its last byte, a whole hello and no more, or a byte every now
and then. Beside them a client connects, shakes hands and asks, again and again. With --judge each answer must have come within 50 ms.
"""

import argparse
import os
import resource
import socket
import ssl
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "tls", "fixtures")
STRESS = "NODE_GC_STRESS" in os.environ
TIMEOUT = 4  # seconds of a handshake, see fixtures/secure.js
WITHIN = 0.050


def client_context():
    return ssl.create_default_context(cafile=os.path.join(FIXTURES, "authority.pem"))


def hello():
    """The first record of a client."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_context().wrap_bio(incoming, outgoing, server_hostname="localhost")
    try:
        client.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def stall(port, number, first):
    connection = socket.create_connection(("127.0.0.1", port))
    part = (b"", first[:3], first[:-1], first, first[:1])[number % 5]
    connection.sendall(part)
    connection.setblocking(False)
    return connection, first[1:40] if number % 5 == 4 else b""


def ask(port, context):
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 30) as plain, \
            context.wrap_socket(plain, server_hostname="localhost") as secure:
        secure.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        data = b""
        while not data.endswith(b"hello"):
            piece = secure.recv(4096)
            if not piece:
                raise ConnectionError("closed after %r" % data)
            data += piece
    return time.monotonic() - start


def ended(connection):
    try:
        while connection.recv(65536):
            pass
        return True
    except BlockingIOError:
        return False
    except OSError:
        return True


def run(options, port):
    first, context = hello(), client_context()
    stalled, seconds = [], []
    for number in range(options.stalling):
        stalled.append(stall(port, number, first))
        if number % 20 == 0:
            seconds.append(ask(port, context))
    begun = time.monotonic()
    dribbled = 0
    while time.monotonic() < begun + TIMEOUT + (60 if STRESS else 20):
        seconds.append(ask(port, context))
        dribbled += 1
        for connection, rest in stalled:
            if rest and dribbled < len(rest):
                try:
                    connection.send(rest[dribbled - 1:dribbled])
                except OSError:
                    pass  # ended meanwhile
        if time.monotonic() > begun + TIMEOUT and all(ended(connection) for connection, _ in stalled):
            break
        time.sleep(0.02)
    left = sum(not ended(connection) for connection, _ in stalled)
    ordered = sorted(seconds)
    print("%d stalling; %d answers with a handshake each: p50 %.1f ms, max %.1f ms" % (
        len(stalled), len(ordered), 1000 * ordered[len(ordered) // 2], 1000 * ordered[-1]))
    found = ["%d stalling clients were never ended" % left] if left else []
    if options.judge and ordered[-1] > WITHIN:
        found.append("an answer took %.1f ms" % (1000 * ordered[-1]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stalling", type=int, default=50 if STRESS else 2000)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--node", default=os.environ.get("NODE", "build/node"))
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < options.stalling + 100:
        print("skipped: the limit of descriptors (ulimit -Hn) is %d" % hard)
        return 77
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server = subprocess.Popen([options.node, os.path.join(HERE, "fixtures/secure.js"), str(1000 * TIMEOUT), FIXTURES],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    found = run(options, int(server.stdout.readline()))
    server.stdin.close()
    if server.wait() != 0:
        found.append("exit code of the server: %d" % server.returncode)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
