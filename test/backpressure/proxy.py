#!/usr/bin/env python3
"""A proxy between a fast and a slow end, in both directions, over TCP and HTTP, by node.pump and by hand with "drain": it holds
up the fast one when 128 KiB wait at most, passes on each of 128 MiB, and grows by less than 64 MiB."""

import signal
import socket

from fixtures import proxies
from fixtures.flow import TOTAL, Program, Sink, Source, answer_on, finish


def listening():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener, listener.getsockname()[1]


def head_of(connection):
    """The head of the message that comes, byte by byte, so that nothing behind it is taken."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += connection.recv(1)
    return head


def pass_on(program, source, sink, look=None):
    program.stands(source)
    assert source.sent < TOTAL // 2, source.sent
    if look:
        look()
    sink.go()
    finish(program, sink)


def tcp(by, down):
    listener, port = listening()
    program = Program(proxies.tcp(by), port)
    client = program.connect()
    origin = listener.accept()[0]
    fast, slow = (origin, client) if down else (client, origin)

    def look():
        program.process.send_signal(signal.SIGUSR1)
        waiting = int(program.process.stdout.readline())
        assert 0 < waiting <= 128 << 10, waiting

    pass_on(program, Source(fast, ends=True), Sink(slow.recv), look)
    slow.close()
    program.end()


def http_down(by):
    listener, port = listening()
    program = Program(proxies.http(by), port)
    client = program.connect(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    origin = listener.accept()[0]
    head_of(origin)
    origin.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % TOTAL)
    pass_on(program, Source(origin), Sink(answer_on(client).read))
    client.close()
    origin.close()
    program.end()


def http_up(by):
    listener, port = listening()
    program = Program(proxies.http(by), port)
    client = program.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % TOTAL)
    source = Source(client)
    origin = listener.accept()[0]
    head_of(origin)
    pass_on(program, source, Sink(origin.recv))
    origin.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes")
    assert answer_on(client).read() == b"yes"
    client.close()
    origin.close()
    program.end()


for way in ("pump", "hand"):
    print("tcp down", way)
    tcp(way, down=True)
    print("tcp up", way)
    tcp(way, down=False)
    print("http down", way)
    http_down(way)
    print("http up", way)
    http_up(way)
