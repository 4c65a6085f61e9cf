#!/usr/bin/env python3
"""What the inspector's server answers: lists and versions, to a Host that no web page can have, and nothing else."""

import errno
import json
import os
import socket
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import NODE, Program, check  # noqa: E402


def ask(program, request):
    with socket.create_connection(("127.0.0.1", program.port), timeout=20) as client:
        answer = b""
        try:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            while piece := client.recv(4096):
                answer += piece
        except ConnectionError:
            pass  # it has answered before all was sent
        except OSError as error:
            check(error.errno == errno.ENOTCONN, "shutdown: %s" % error)
        return answer


def get(program, path, host="127.0.0.1"):
    return ask(program, b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (path.encode(), host.encode()))


with Program("--inspect=0", "-e", "setInterval(function () {}, 1000)") as program:
    for path in ("/json", "/json/", "/json/list", "/json/list?for_tab"):
        entry, = json.loads(get(program, path, "localhost:9").partition(b"\r\n\r\n")[2])
        check(entry["webSocketDebuggerUrl"] == "ws://localhost:9/" + program.id, "the list: %r" % entry)
        check(entry["type"] == "node" and entry["id"] == program.id, "the list: %r" % entry)
    version = json.loads(get(program, "/json/version").partition(b"\r\n\r\n")[2])
    check(version["Protocol-Version"] == "1.3", "the version: %r" % version)
    for host, status in (("127.0.0.1:80", 200), ("[::1]:80", 200), ("LOCALHOST", 200), ("evil.example", 400),
                         ("localhost.evil.example", 400), ("127.0.0.1.evil.example", 400), ("", 400), ("a:b", 400)):
        answer = get(program, "/json/version", host)
        check(answer.startswith(b"HTTP/1.1 %d " % status), "Host %r: %r" % (host, answer))
    for path, status in (("/", 404), ("/json/protocol", 404), ("/" + program.id, 400), ("/" + program.id[:-1], 404)):
        answer = get(program, path)
        check(answer.startswith(b"HTTP/1.1 %d " % status), "%s: %r" % (path, answer))
    twice = ask(program, b"HEAD /json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    check(twice.startswith(b"HTTP/1.1 405 ") and twice.count(b"HTTP/1.1") == 1, "HEAD ends the connection: %r" % twice)
    for request in (b"\x16\x03\x01", b"GET /json\r\n\r\n", b"POST /json HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\nab",
                    b"GET /json HTTP/1.1\r\n\r\n", b"A" * 100000):
        answer = ask(program, request)
        check(answer.startswith(b"HTTP/1.1 400 ") or answer == b"", "%r: %r" % (request[:50], answer))
    check(get(program, "/json/version").startswith(b"HTTP/1.1 200 "), "it still answers")
    taken = subprocess.run([NODE, "--inspect=%d" % program.port, "-e", "0"], capture_output=True, text=True)
    check(taken.returncode == 1 and "bind: Address already in use" in taken.stderr, "a port in use: %r" % taken)

for wrong in ("65536", "a:b", ":1", "a:"):
    refused = subprocess.run([NODE, "--inspect=" + wrong, "-e", "0"], capture_output=True, text=True)
    check(refused.returncode == 1 and "--inspect=%s: HOST:PORT" % wrong in refused.stderr, "%s: %r" % (wrong, refused))
