#!/usr/bin/env python3
"""Each example that asks, or runs commands, ends by itself and throws nothing, whatever it is answered; one row each."""

import contextlib
import socket
import ssl
import subprocess
import sys
import threading

sys.dont_write_bytecode = True
sys.path.insert(0, "test/doc/fixtures")
from hostile import ANSWERS, AUTHORITY, FROM_STARTTLS, KEY, NODE, PEM, TO_REDIS, answering, ends, get, no_throw, placed  # noqa: E402


def clients():
    for answer in ANSWERS:
        with answering(answer) as server:
            ends("fetch.js", ["examples/fetch.js", "http://127.0.0.1:%d/" % server], answer)
            ends("http_client.js", placed("http_client.js", server), answer)
            ends("https_client.js", ["examples/https_client.js", "localhost", server, "/", AUTHORITY], answer)
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(PEM, KEY)
    for answer in ANSWERS:
        with answering(answer, secure) as server:
            ends("https_client.js", ["examples/https_client.js", "localhost", server, "/", AUTHORITY], answer)
    for answer in TO_REDIS:
        with answering(answer) as server:
            ends("guest_book.js", ["examples/redis/guest_book.js", server], answer)


def names():
    """dns.js, of a name server that answers with rubbish: nothing, a part of the question, one that asks again, an answer of NULs."""
    for answer in (lambda asked: b"", lambda asked: asked[:9], lambda asked: asked, lambda asked: asked[:2] + b"\x81\x80" + b"\0" * 500,
                   lambda asked: asked[:2] + b"\x81\x80\0\1\xff\xff\0\0\0\0" + asked[12:] + b"\xc0\x0c" * 200,
                   lambda asked: asked[:2] + b"\x83\x80" + asked[4:]):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.bind(("127.0.0.1", 0))

            def serve(server=server, answer=answer):
                with contextlib.suppress(OSError):
                    while True:
                        asked, peer = server.recvfrom(65536)
                        server.sendto(answer(asked), peer)
            threading.Thread(target=serve, daemon=True).start()
            ends("dns.js", placed("dns.js", server.getsockname()[1]), b"")


def commands():
    """supervisor.js, of commands that go wrong in each way; repl.js, of lines that throw what cannot be shown."""
    for command in ("printf '\\377\\0\\n\\303'", "kill -9 $$", "exec >&- 2>&-; exit 255", "no-such-command", "yes | head -c 300000 | tr -d '\\n'",
                    "sleep 0.1 & kill -SEGV $$", "printf '\\303'; sleep 0.05; printf '\\251\\n'; exit 3", "printf '\\n\\n\\r\\n' >&2; exit 1", ""):
        ran = subprocess.run([NODE, "examples/supervisor.js", command, "2"], capture_output=True, timeout=30, stdin=subprocess.DEVNULL)
        assert ran.returncode >= 0, (command, ran)
        no_throw(("supervisor.js", command), ran.stderr.decode("utf-8", "replace"))
    lines = b"".join(line + b"\n" for line in (
        b"throw { toString: function () { throw 1; } }", b"throw Symbol('x')", b"throw { __proto__: null }", b"\xff\xfe", b"throw null",
        b"void setTimeout(function () { throw { toString: null }; }, 0)", b"({ toJSON: function () { throw 1; } })", b"var a = {}; a.a = a; a",
        b"Promise.reject({ toString: null })", b"var e = new Error(); e.name = Symbol('y'); throw e", b"new Proxy({}, { get: null })", b"6 * 7"))
    ran = subprocess.run([NODE, "examples/repl.js"], input=lines, capture_output=True, timeout=30)
    assert ran.returncode == 0 and ran.stdout.split(b"42")[1:], ran


def starttls_client():
    for answer in FROM_STARTTLS:
        with answering(answer, at_once=True) as server:
            ends("starttls.js", [*placed("starttls.js", server), PEM, KEY, AUTHORITY], answer)


def main():
    clients()
    starttls_client()
    names()
    commands()


if __name__ == "__main__":
    sys.exit(main())
