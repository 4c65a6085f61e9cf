#!/usr/bin/env python3
"""examples/proxy.js passes on requests and answers with their bodies, and says what it cannot do."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, "test/doc/fixtures")
from example import ask, running  # noqa: E402

SIZE = 3 * 1000 * 1000


@contextlib.contextmanager
def one_answer(answer):
    """A server that takes one head and sends `answer`; gives its port, and the list of heads."""
    heads = []

    def serve(listener):
        connection, _ = listener.accept()
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(4096)
            heads.append(head)
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        yield listener.getsockname()[1], heads
        thread.join()


with tempfile.TemporaryDirectory() as folder:
    content = os.urandom(SIZE)
    with open(os.path.join(folder, "large"), "wb") as large:
        large.write(content)
    with running("file_server.js", folder, 0) as files, running("../test/doc/fixtures/keeper.js") as keeper, running("proxy.js", 0) as proxy:
        status, headers, body = ask(proxy, "GET", f"http://127.0.0.1:{files}/large")
        assert status == 200 and body == content, (status, len(body))
        assert headers["Content-Length"] == str(SIZE) and headers["Last-Modified"], headers
        status, headers, body = ask(proxy, "HEAD", f"http://127.0.0.1:{files}/large")
        assert (status, headers["Content-Length"], body) == (200, str(SIZE), b"")
        said = b"x" * SIZE
        assert ask(proxy, "POST", f"http://127.0.0.1:{keeper}/", said)[0] == 200
        assert said in ask(proxy, "GET", f"http://127.0.0.1:{keeper}/")[2]
        assert ask(proxy, "GET", f"http://127.0.0.1:{files}/missing")[0] == 404
        assert ask(proxy, "GET", "/")[0] == 400
        assert ask(proxy, "OPTIONS", f"http://127.0.0.1:{files}/")[0] == 501
        status, _, body = ask(proxy, "GET", "http://name.invalid/")
        assert status == 502 and b"name.invalid:80" in body, body

        # One message must not end it: a port, a length that no number holds, from either side, a GET with a body.
        assert ask(proxy, "GET", "http://127.0.0.1:99999/")[0] == 400
        assert ask(proxy, "POST", f"http://127.0.0.1:{keeper}/", headers={"Content-Length": "9007199254740993"})[0] == 400
        assert ask(proxy, "GET", f"http://127.0.0.1:{keeper}/", b"a body")[0] == 200
        for length, expected in (b"9007199254740993", 502), (b"2", 200):
            with one_answer(b"HTTP/1.1 200 OK\r\nConnection: close, x-hop\r\nX-Hop: 1\r\nX-End: 2\r\nContent-Length: " + length
                            + b"\r\n\r\nab") as (server, heads):
                status, headers, body = ask(proxy, "GET", f"http://127.0.0.1:{server}/",
                                            headers={"Connection": "X-Mine", "X-Mine": "1", "X-Yours": "2"})
                assert status == expected, (length, status, body)
                assert b"x-mine" not in heads[0].lower() and b"x-yours" in heads[0].lower(), heads
                if expected == 200:
                    assert "X-Hop" not in headers and headers["X-End"] == "2" and body == b"ab", headers
        assert ask(proxy, "GET", f"http://127.0.0.1:{files}/large")[2] == content

        # At a Unix socket, which nobody else may use.
        path = os.path.join(folder, "proxy.sock")
        with subprocess.Popen([os.environ["NODE"], "examples/proxy.js", path], stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout.readline() == f"Proxy at {path}\n"
            assert os.stat(path).st_mode & 0o777 == 0o600
            with socket.socket(socket.AF_UNIX) as client:
                client.settimeout(20)
                client.connect(path)
                client.sendall(f"GET http://127.0.0.1:{files}/missing HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
                assert client.recv(12) == b"HTTP/1.1 404"
            program.kill()
