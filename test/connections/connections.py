#!/usr/bin/env python3
"""Of many connections, half of them bad, the good ones are answered right to the byte, and nothing is left of any.

    connections.py                             400 connections, as a test
    connections.py --connections 10000         so many (`make connections`)
    connections.py --under "valgrind ..."      a command before the program; it exits with 99 where it finds something

The server is fixtures/service.js. Connections come 64 at a time, every second one goes wrong in one of the ways below.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import signal
import socket
import struct
import subprocess
import sys
import time

SERVICE = pathlib.Path(__file__).resolve().parent / "fixtures" / "service.js"
AT_ONCE = 64
PATIENCE = 60  # seconds without a byte
LARGE = 32 * 65536


class Wrong(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Wrong(what)


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
    connection.settimeout(PATIENCE)
    return connection


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_answer(stream):
    """One answer: status and body."""
    line = stream.readline()
    expect(line.startswith(b"HTTP/1.1 "), "status line %r" % line)
    headers = {}
    while (header := stream.readline().rstrip()) != b"":
        name, value = header.split(b": ", 1)
        headers[name.lower()] = value
    if b"content-length" in headers:
        return int(line[9:12]), stream.read(int(headers[b"content-length"]))
    expect(headers.get(b"transfer-encoding") == b"chunked", "headers %r" % headers)
    body = b""
    while (size := int(stream.readline(), 16)) > 0:
        body += stream.read(size)
        expect(stream.read(2) == b"\r\n", "end of a chunk")
    expect(stream.readline() == b"\r\n", "end of the chunks")
    return int(line[9:12]), body


def drain(connection):
    """All that comes until the end, whatever end that is."""
    got = b""
    try:
        while (piece := connection.recv(65536)):
            got += piece
    except ConnectionError:
        pass
    return got


# ---- the good ----

def get(port, index):
    with connect(port) as connection:
        for i in range(3):
            connection.sendall(b"GET /%d-%d HTTP/1.1\r\nHost: a\r\n\r\n" % (index, i))
            expect(read_answer(connection.makefile("rb")) == (200, b"hello /%d-%d" % (index, i)), "GET")


def pipeline(port, index):
    with connect(port) as connection:
        connection.sendall(b"".join(b"GET /%d-%d HTTP/1.1\r\nHost: a\r\n\r\n" % (index, i) for i in range(5)))
        stream = connection.makefile("rb")
        for i in range(5):
            expect(read_answer(stream) == (200, b"hello /%d-%d" % (index, i)), "pipelined GET")


def post(port, index):
    body = random.Random(index).randbytes(index * 7919 % 200000)
    with connect(port) as connection:
        connection.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(body))
        connection.sendall(body)
        expect(read_answer(connection.makefile("rb")) == (200, body), "POST")


def post_chunks(port, index):
    body = random.Random(index).randbytes(30000)
    with connect(port) as connection:
        connection.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for at in range(0, len(body), 7000):
            piece = body[at:at + 7000]
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.sendall(b"0\r\n\r\n")
        expect(read_answer(connection.makefile("rb")) == (200, body), "POST in chunks")


def large(port, index):
    with connect(port) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        expect(read_answer(connection.makefile("rb")) == (200, b"x" * LARGE), "GET /large")


def half_closed(port, index):
    with connect(port) as connection:
        connection.sendall(b"GET /%d HTTP/1.1\r\nHost: a\r\n\r\n" % index)
        connection.shutdown(socket.SHUT_WR)
        expect(read_answer(connection.makefile("rb")) == (200, b"hello /%d" % index), "GET, half-closed")


def echo(port, index):
    data = random.Random(index).randbytes(index * 7919 % 100000)
    with connect(port) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        expect(drain(connection) == data, "TCP echo")


# ---- the bad ----

def reset_in_head(port, index):
    connection = connect(port)
    connection.sendall(b"GET / HTTP/1.1\r\nHos")
    reset(connection)


def reset_in_body(port, index):
    connection = connect(port)
    connection.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + b"b" * 5000)
    reset(connection)


def half_close_in_head(port, index):
    with connect(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHos")
        connection.shutdown(socket.SHUT_WR)
        drain(connection)


def half_close_in_body(port, index):
    with connect(port) as connection:
        connection.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nbody")
        connection.shutdown(socket.SHUT_WR)
        drain(connection)


def garbage(port, index):
    with connect(port) as connection:
        connection.sendall(random.Random(index).randbytes(500) + b"\r\n\r\n")
        expect(drain(connection)[:12] in (b"HTTP/1.1 400", b""), "garbage")


def bad_chunk(port, index):
    with connect(port) as connection:
        connection.sendall(b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nxyz\r\n")
        drain(connection)


def oversized_head(port, index):
    with connect(port) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nA: " + b"a" * 100000 + b"\r\n\r\n")
        except ConnectionError:
            return
        expect(drain(connection)[:12] in (b"HTTP/1.1 431", b""), "an oversized head")


def slow(port, index):
    with connect(port) as connection:
        for byte in b"GET /slow HTTP/1.1\r\n":
            connection.sendall(bytes([byte]))
            time.sleep(0.005)


def silent(port, index):
    with connect(port):
        time.sleep(0.1)


def abandoned_answer(port, index):
    connection = connect(port)
    connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n" * 2)
    connection.recv(1000)
    (reset if index % 4 < 2 else socket.socket.close)(connection)


def abandoned_echo(port, index):
    connection = connect(port)
    connection.sendall(b"x" * 50000)
    (reset if index % 4 < 2 else socket.socket.close)(connection)


HTTP_GOOD = [get, pipeline, post, post_chunks, large, half_closed]
HTTP_BAD = [reset_in_head, reset_in_body, half_close_in_head, half_close_in_body, garbage, bad_chunk, oversized_head, slow,
            silent, abandoned_answer]
TCP_GOOD = [echo]
TCP_BAD = [abandoned_echo]


def one(index, http, tcp):
    """Every other connection is bad, every eighth pair is plain TCP."""
    pair = index // 2
    kinds, port = ([TCP_GOOD, TCP_BAD], tcp) if pair % 8 == 7 else ([HTTP_GOOD, HTTP_BAD], http)
    kind = kinds[index % 2][pair % len(kinds[index % 2])]
    try:
        kind(port, index)
    except (Wrong, OSError, ValueError) as error:
        return "%s (%d): %r" % (kind.__name__, index, error)
    return None


def resident(pid):
    for line in open("/proc/%d/status" % pid):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024


def descriptors(pid):
    return len(os.listdir("/proc/%d/fd" % pid))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--connections", type=int, default=400)
    parser.add_argument("--under", default="")
    parser.add_argument("--options", default="", help="of the program, before the script")
    options = parser.parse_args()
    command = [*options.under.split(), os.environ.get("NODE", "build/node"), *options.options.split(), SERVICE]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        http, tcp = map(int, server.stdout.readline().split())
        before = descriptors(server.pid)
        print("%6d connections: %4d MiB, %d descriptors" % (0, resident(server.pid), before), flush=True)
        wrong = []
        step = max(options.connections // 10, 1)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for start in range(0, options.connections, step):
                end = min(start + step, options.connections)
                wrong += filter(None, pool.map(lambda index: one(index, http, tcp), range(start, end)))
                print("%6d connections: %4d MiB, %d wrong" % (end, resident(server.pid), len(wrong)), flush=True)
        deadline = time.monotonic() + PATIENCE
        while descriptors(server.pid) > before and time.monotonic() < deadline:
            time.sleep(0.05)
        print("in the end: %d MiB, %d descriptors" % (resident(server.pid), descriptors(server.pid)))
        if descriptors(server.pid) > before:
            wrong.append("descriptors are left open")
        server.send_signal(signal.SIGTERM)
        code = server.wait(PATIENCE)
        if code != 0:
            wrong.append("the server ended with %d" % code)
        print(*wrong, sep="\n")
        sys.exit(len(wrong) > 0)
    finally:
        server.kill()


main()
