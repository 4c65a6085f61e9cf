#!/usr/bin/env python3
"""Each example that serves stays alive, serves on and throws nothing under what hostile clients send; one row each."""

import contextlib
import os
import select
import socket
import struct
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, "test/doc/fixtures")
from hostile import ANSWERS, AUTHORITY, KEY, MESSAGES, PEM, RESET, TO_A_PROXY, TO_STARTTLS, answering, ends, get, placed, running, send, serves  # noqa: E402


def hello_world():
    """It answers after two seconds, so all are sent before any answer comes."""
    with running("hello_world.js", command=placed("hello_world.js")) as port:
        for i, message in enumerate(MESSAGES):
            send(port, message, i % 3)
        assert serves(port, get(b"/"))


def echo():
    with running("echo.js", command=placed("echo.js")) as port:
        for i, message in enumerate(MESSAGES):
            send(port, message, i % 3)
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client, client.makefile("rb") as lines:
            client.sendall(b"last\r\n")
            client.shutdown(socket.SHUT_WR)
            assert lines.read() == b"hello\r\nlast\r\ngoodbye\r\n"


def starttls_server():
    """Its server ends with its first client, so each message has one of its own."""
    for i, pieces in enumerate(TO_STARTTLS):
        with running("starttls.js", PEM, KEY, AUTHORITY, command=placed("starttls.js")) as port, contextlib.suppress(OSError):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
                client.recv(1000)
                for piece in pieces:  # each in a piece of its own, which the answer to the one before shows
                    client.sendall(piece)
                    if piece.endswith(b"\r\n"):
                        client.recv(1000)
                if i % 2:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)


def servers(folder):
    for name, arguments in {"file_server.js": [folder, 0], "chat.js": [0], "compressed_server.js": [0],
                            "https_server.js": [0, PEM, KEY], "mutual.js": [0, PEM, KEY, AUTHORITY], "proxy.js": [0],
                            "convert.js": [0], "debug/leak.js": [0], "debug/slow.js": [0], "debug/visits.js": [0]}.items():
        messages = MESSAGES if name != "debug/slow.js" else [message for message in MESSAGES if b"profile" in message]
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
    hello_world()
    echo()
    starttls_server()
    proxy()
    datagrams()
    does_not_read()


if __name__ == "__main__":
    sys.exit(main())
