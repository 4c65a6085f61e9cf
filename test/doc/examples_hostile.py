#!/usr/bin/env python3
"""Each example that serves or asks stays alive, serves on and throws nothing under what hostile ends send; one row each."""

import contextlib
import os
import re
import select
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

NODE = os.environ["NODE"]
CERTIFICATES = "test/tls/fixtures/"
PEM, KEY, AUTHORITY = (CERTIFICATES + name for name in ("localhost.pem", "localhost.key", "authority.pem"))
RESET = struct.pack("ii", 1, 0)  # SO_LINGER, at once

WEBSOCKET = (b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")


def frame(opcode, payload, is_final=True):
    head = bytes([0x80 * is_final | opcode])
    size = bytes([0x80 | len(payload)]) if len(payload) < 126 else bytes([0x80 | 126]) + struct.pack(">H", len(payload))
    return head + size + b"\0\0\0\0" + payload


def get(target, more=b"", body=b"", method=b"GET"):
    return method + b" " + target + b" HTTP/1.1\r\nHost: h\r\n" + more + b"\r\n" + body


# What is sent to each server of HTTP. A proxy takes those that name this host (%d is a port where nobody listens, or one that answers
# with rubbish).
MESSAGES = [
    b"", b"\r\n" * 100, b"\0" * 5000, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 500, b"GET /" + b"x" * 100000,
    get(b"/", b"X: " + b"y" * 65536 + b"\r\n"), get(b"/", b"X: y\r\n" * 5000), get(b"/%ff%fe%00%zz"), get(b"/\xff\xfe"), get(b"//sub/"),
    get(b"//" + b"/" * 5000), get(b"/..//../%2e%2e/etc/passwd"), get(b"*", method=b"OPTIONS"), get(b"h:443", method=b"CONNECT"),
    get(b"h:443", b"Content-Length: 3\r\n", b"abc", b"CONNECT"), get(b"/?" + b"a=%zz&" * 2000), get(b"/", b"Content-Length: 5\r\n", b"hello"),
    get(b"/", b"Content-Length: 9007199254740993\r\n", b"x"), get(b"/", b"Content-Length: 9007199254740993\r\n", b"x", b"POST"),
    get(b"/", b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\nx", b"POST"), get(b"/", b"Connection: X, close\r\nX: y\r\n"),
    get(b"/", b"Upgrade: x\r\nConnection: upgrade\r\n", b"\0garbage"), get(b"/", method=b"BREW"), get(b"/", b"Range: bytes=9-1,,-\r\n"),
    get(b"/", b"Accept-Encoding: " + b"gzip;q=9," * 1000 + b"\r\n"), get(b"/", b"Expect: 100-continue\r\n", b"", b"POST"),
    get(b"/", b"If-None-Match: " + b'"' * 5000 + b"\r\nIf-Modified-Since: \x80\r\n"), b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
    get(b"/") * 200, WEBSOCKET + b"\xff" * 1000, WEBSOCKET + frame(1, b"not json"), WEBSOCKET + frame(1, b"null") + frame(1, b"[[]]"),
    WEBSOCKET + frame(1, b'{"join":"__proto__","say":{},"typing":0}') + frame(1, b'{"say":"x","join":"toString","nick":"\\ud800"}') * 50,
    WEBSOCKET + frame(1, b'{"__proto__":1,"constructor":1}') + frame(2, b"\xff") + frame(8, b"\x03"), WEBSOCKET + frame(0, b"x"),
]
TO_A_PROXY = [
    get(b"http://h:99999/"), get(b"http://127.0.0.1:%d/"), get(b"http://127.0.0.1:%d/", b"Content-Length: 1\r\n", b"x"),
    get(b"http://127.0.0.1:%d/", b"Upgrade: websocket\r\nConnection: Upgrade\r\n"), get(b"http://h:99999/", b"Upgrade: x\r\nConnection: Upgrade\r\n"),
    get(b"http://127.0.0.1:%d/\xff"), get(b"http://[::1/", b"Upgrade: x\r\n"), get(b"http://", b"Upgrade: x\r\nConnection: Upgrade\r\n"),
    get(b"http:///", b"Upgrade: x\r\nConnection: Upgrade\r\n"), get(b"http://u:p@127.0.0.1:%d/?#"), get(b"127.0.0.1:%d", method=b"CONNECT"),
    get(b"127.0.0.1:0", method=b"CONNECT"), get(b"127.0.0.1:99999", method=b"CONNECT"), get(b"127.0.0.1:%d", b"", b"early\0", b"CONNECT"),
    get(b"http://127.0.0.1:%d/", b"Content-Length: 9007199254740993\r\n", b"x", b"PUT"), get(b"http://127.0.0.1:%d/", b"TE: x\r\nX: \x80\r\n"),
    get(b"http://%%00/"), get(b"http://127.0.0.1:%d/", b"Trailer: x\r\nTransfer-Encoding: chunked\r\n", b"1\r\na\r\n0\r\nX: y\r\n\r\n", b"POST"),
]
# What servers answer, to a proxy and to clients.
ANSWERS = [
    b"", b"\0" * 3000, b"HTTP/1.1 200 OK\r\nContent-Length: 9007199254740993\r\n\r\nx", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nx",
    b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\xff\xff", b"HTTP/1.1 101 X\r\n\r\n",
    b"HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 999 \xff\xfe\r\nContent-Length: 1\r\n\r\nx", b"HTTP/1.1 204 OK\r\nContent-Length: 5\r\n\r\nhello", b"HTTP/1.1 100 C\r\n\r\n" * 200,
    b"HTTP/1.1 302 F\r\nLocation: //sub/\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 302 F\r\nLocation: \xff:%zz//\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * 65536 + b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
    b"HTTP/1.1 200 OK\r\nConnection: X\r\nX: y\r\nKeep-Alive: \x80\r\nSet-Cookie: \x80\r\n\r\n\xff", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip",
]
TO_REDIS = [b"", b"\0\r\n", b"+early\r\n" * 5, b"$x\r\n\r\n" * 3, b"$-5\r\n*-5\r\n:\r\n", b"*99999999999\r\n$1\r\n", b"*1\r\n" * 20000, b"-\xff\r\n" * 9,
            b"$99999999999999999999\r\nx", b"*x\r\n+a\r\n:1.5\r\n", b"$3\r\n\xff\xff\xff\r\n" * 9]


def answering(answer):
    """A server that answers each connection with `answer`, once something came; gives its port."""
    @contextlib.contextmanager
    def serving():
        def serve(listener):
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with connection, contextlib.suppress(OSError):
                        connection.settimeout(5)
                        connection.recv(65536)
                        connection.sendall(answer)
                        connection.shutdown(socket.SHUT_WR)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            thread = threading.Thread(target=serve, args=(listener,), daemon=True)
            thread.start()
            yield listener.getsockname()[1]
            listener.shutdown(socket.SHUT_RDWR)
    return serving()


def send(port, message, way):
    """One hostile client: it reads a little, goes without a word, resets, or closes its half."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(0.3)
        client.sendall(message)
        if way == 0:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        if way == 1:
            client.shutdown(socket.SHUT_WR)
        if way >= 1:
            client.recv(1000)


def no_throw(name, stderr):
    assert not re.search(r"^\s+at |Fatal|Error:", stderr, re.M), (name, stderr)


@contextlib.contextmanager
def running(name, *arguments):
    with tempfile.TemporaryFile("w+") as errors, tempfile.TemporaryFile("w+") as output:
        program = subprocess.Popen([NODE, "examples/" + name, *map(str, arguments)], stdout=output, stderr=errors, stdin=subprocess.PIPE)
        try:
            port = None
            deadline = time.monotonic() + 20
            while port is None and program.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
                output.seek(0)
                port = re.search(r"(?:http.*:|port )(\d+)", output.read())
            assert port, (name, program.poll())
            yield int(port.group(1))
            errors.seek(0)
            no_throw(name, errors.read())
            assert program.poll() is None, (name, program.poll())
        finally:
            program.stdin.close()
            program.kill()
            program.wait()


def serves(port, request):
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(20)
        client.sendall(request)
        return client.recv(1000).startswith(b"HTTP/1.1 ")


def servers(folder):
    for name, arguments in {"file_server.js": [folder, 0], "chat.js": [0], "compressed_server.js": [0],
                            "https_server.js": [0, PEM, KEY], "mutual.js": [0, PEM, KEY, AUTHORITY], "proxy.js": [0]}.items():
        messages = MESSAGES
        with running(name, *arguments) as port:
            if name in ("https_server.js", "mutual.js"):
                messages = MESSAGES[:5]
            for i, message in enumerate(messages):
                send(port, message, i % 3)
            if name == "https_server.js":
                command = ["curl", "-s", "--cacert", AUTHORITY, "https://localhost:%d/" % port]
                assert b"hello" in subprocess.run(command, capture_output=True, timeout=20).stdout
            elif name != "mutual.js":
                assert serves(port, get(b"/")), name


def proxy():
    with running("proxy.js", 0) as port:
        for i, answer in enumerate(ANSWERS):
            with answering(answer) as server:
                for j, message in enumerate(TO_A_PROXY):
                    if j == i % len(TO_A_PROXY) or b"%d" in message and (i + j) % 4 == 0 or j == 3:
                        send(port, message.replace(b"%d", b"%d" % server), 1 + (i + j) % 2)
        assert serves(port, get(b"/"))


def clients():
    """Each ends by itself, with any code, and throws nothing."""
    rows = [("fetch.js", "http://127.0.0.1:%d/", answer) for answer in ANSWERS] + [("redis/guest_book.js", "%d", answer) for answer in TO_REDIS]
    for name, argument, answer in rows:
        with answering(answer) as server:
            ran = subprocess.run([NODE, "examples/" + name, argument % server], capture_output=True, timeout=30)
            assert ran.returncode == 0, (name, answer[:60], ran)
            no_throw((name, answer[:60]), ran.stderr.decode("utf-8", "replace"))


def datagrams():
    with running("udp_echo.js", 0) as port, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(20)
        for datagram in b"", b"\xff" * 60000, b"x":
            client.sendto(datagram, ("127.0.0.1", port))
        with contextlib.suppress(PermissionError), socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP) as raw:
            raw.sendto(struct.pack(">HHHH", 0, port, 9, 0) + b"x", ("127.0.0.1", port))  # from port 0, to which nobody can answer
        client.sendto(b"last", ("127.0.0.1", port))
        while client.recv(65536) != b"last":
            pass


def does_not_read():
    """echo.js reads no more of a client that reads nothing, and sends it all when it does."""
    with running("echo.js", 0) as port, socket.create_connection(("localhost", port)) as client:
        client.setblocking(False)
        sent = 0
        while select.select([], [client], [], 1)[1]:
            sent += client.send(b"x" * 65536)
            assert sent < 64 << 20, "echo.js takes whatever it is sent"
        client.setblocking(True)
        client.settimeout(20)
        client.shutdown(socket.SHUT_WR)
        got = b"".join(iter(lambda: client.recv(1 << 20), b""))
        assert got == b"hello\r\n" + b"x" * sent + b"goodbye\r\n", (sent, len(got))


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "sub"))
        with open(os.path.join(folder, "sub", "index.html"), "w", encoding="ascii") as page:
            page.write("page")
        with open(os.path.join(os.fsencode(folder), b"\xff"), "w", encoding="ascii") as odd:
            odd.write("odd")
        servers(folder)
    proxy()
    clients()
    datagrams()
    does_not_read()


if __name__ == "__main__":
    sys.exit(main())
