#!/usr/bin/env python3
"""examples/file_server.js: files whole, in part and compressed, with their types and states, and nothing from outside."""

import gzip
import os
import socket
import sys
import tempfile
import time

sys.path.insert(0, "test/doc/fixtures")
from example import ask, running  # noqa: E402

CONTENT = os.urandom(1000 * 1000)
PAGE = b"<p>" * 1000
FILES = {"outside.txt": b"x", "root/large": CONTENT, "root/a&b.html": b"<p>", "root/empty.txt": b"", "root/.env": b"x",
         "root/.well-known/token": b"token", "root/sub folder/index.html": PAGE, "root/page.html": PAGE,
         "root/page.html.gz": gzip.compress(PAGE), "root/page.html.br": b"brotli", "root/bare/file": b"x"}


def ranges(port):
    status, headers, _ = ask(port, "HEAD", "/large")
    tag, modified = headers["ETag"], headers["Last-Modified"]
    size = len(CONTENT)
    for wanted, first, last in (("0-0", 0, 0), ("10-19", 10, 19), ("999990-", 999990, size - 1), ("-5", size - 5, size - 1),
                                ("5-99999999999999999999", 5, size - 1), ("-99999999", 0, size - 1)):
        for more in {}, {"If-Range": tag}, {"If-Range": modified}:
            status, headers, body = ask(port, "GET", "/large", headers={"Range": "bytes=" + wanted, **more})
            assert (status, body) == (206, CONTENT[first:last + 1]), (wanted, status, len(body))
            assert headers["Content-Range"] == "bytes %d-%d/%d" % (first, last, size), headers["Content-Range"]
    for wanted in "bytes=%d-" % size, "bytes=-0", "bytes=1000000-2000000":
        status, headers, _ = ask(port, "GET", "/large", headers={"Range": wanted})
        assert (status, headers["Content-Range"]) == (416, "bytes */%d" % size), wanted
    for headers in ({"Range": "bytes=0-1,3-4"}, {"Range": "bytes=5-4"}, {"Range": "bytes=-"}, {"Range": "lines=0-1"},
                    {"Range": "bytes=0-1", "If-Range": '"other"'}, {"Range": "bytes=0-1", "If-Range": "W/" + tag},
                    {"Range": "bytes=0-1", "If-Range": "Thu, 01 Jan 1970 00:00:00 GMT"}):
        assert ask(port, "GET", "/large", headers=headers)[::2] == (200, CONTENT), headers
    assert ask(port, "HEAD", "/large", headers={"Range": "bytes=0-1"})[0] == 200
    assert ask(port, "GET", "/empty.txt", headers={"Range": "bytes=0-"})[0] == 416


def states(port):
    _, headers, _ = ask(port, "GET", "/large")
    tag, modified = headers["ETag"], headers["Last-Modified"]
    early, late = "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"
    for headers, expected in (({"If-Modified-Since": modified}, 304), ({"If-Modified-Since": late}, 304),
                              ({"If-Modified-Since": early}, 200), ({"If-Modified-Since": "nonsense"}, 200),
                              ({"If-None-Match": tag}, 304), ({"If-None-Match": '"a", W/' + tag}, 304),
                              ({"If-None-Match": "*"}, 304), ({"If-None-Match": '"other"'}, 200),
                              ({"If-None-Match": '"other"', "If-Modified-Since": late}, 200),
                              ({"If-Match": tag}, 200), ({"If-Match": '"other"'}, 412),
                              ({"If-Unmodified-Since": early}, 412), ({"If-Unmodified-Since": modified}, 200)):
        status, answered, body = ask(port, "GET", "/large", headers=headers)
        assert status == expected, (headers, status)
        assert status != 304 or (answered["ETag"] == tag and body == b""), headers


def compressed(port):
    for accepted, encoding in (("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", None),
                               ("gzip;q=0", None), ("deflate, zstd", None), ("", None)):
        status, headers, body = ask(port, "GET", "/page.html", headers={"Accept-Encoding": accepted})
        assert (status, headers["Content-Encoding"]) == (200, encoding), accepted
        assert body == {"br": b"brotli", "gzip": gzip.compress(PAGE), None: PAGE}[encoding] or encoding == "gzip"
        assert headers["Content-Type"] == "text/html" and headers["Vary"] == "Accept-Encoding", headers
    one = ask(port, "GET", "/page.html", headers={"Accept-Encoding": "br"})[1]["ETag"]
    assert one != ask(port, "GET", "/page.html")[1]["ETag"]


def outside(port, root):
    top = os.path.dirname(root)
    os.symlink("../outside.txt", os.path.join(root, "link.txt"))
    os.symlink(top, os.path.join(root, "up"))
    os.symlink("/etc", os.path.join(root, "etc"))
    os.symlink("../outside.txt", os.path.join(root, "a&b.html.gz"))
    os.symlink("large", os.path.join(root, "inside"))
    os.symlink("loop", os.path.join(root, "loop"))
    os.mkfifo(os.path.join(root, "fifo"))
    for target, expected in {"/../outside.txt": 403, "/%2e%2e/outside.txt": 403, "/..%2foutside.txt": 403, "/%00": 403,
                             "/link.txt": 403, "/up/outside.txt": 403, "/up/root/large": 200, "/etc/passwd": 403, "/etc/": 403,
                             "/fifo": 403, "/%ff": 400, "/missing": 404, "/large/": 404, "/large/x": 404, "/loop": 404,
                             "/.env": 404, "/.well-known/token": 200, "/.well-known/.x": 404, "/": 403, "/bare/": 403,
                             "/inside": 200, "/" + "x" * 300: 404, "/a%26b.html": 200}.items():
        status, headers, body = ask(port, "GET", target, headers={"Accept-Encoding": "gzip"})
        assert status == expected, (target, status)
        assert headers["Content-Encoding"] is None and b"root:" not in body, target
    for method in "PUT", "POST", "DELETE", "OPTIONS":
        status, headers, _ = ask(port, method, "/large", b"x")
        assert (status, headers["Allow"]) == (405, "GET, HEAD"), method


GET = b"GET /large HTTP/1.1\r\nHost: a\r\n"
RESET = b"\1\0\0\0\0\0\0\0"  # SO_LINGER, at once


def descriptors():
    """How many the server, our only child, has open."""
    with open("/proc/thread-self/children", encoding="ascii") as children:
        return len(os.listdir("/proc/%s/fd" % children.read().split()[0]))


def hostile(port, count):
    """Clients that go in the middle, that ask for much and take little, and that speak no HTTP hold up nobody and leave
    nothing open."""
    before = descriptors()
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    for client in slow:
        client.sendall(GET + b"\r\n" + GET + b"Range: bytes=5-\r\n\r\n" + GET)
    for i in range(count):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall((GET + b"\r\n") * (1 + i % 20))
            if i % 2:
                client.recv(1 + i * 1000)
            if i % 3:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    for nonsense in b"\0" * 10000, b"GET /" + b"x" * 100000, b"GET / HTTP/1.1\r\nA: b\r\n\r\n", GET + b"Range: bytes=" + b"0-1," * 2000 + b"\r\n\r\n":
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(nonsense)
            client.recv(1000)
    assert ask(port, "GET", "/large")[::2] == (200, CONTENT)
    for client in slow:
        client.close()
    deadline = time.monotonic() + 20
    while descriptors() > before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert descriptors() <= before, (before, descriptors())


def pipelined(port):
    """Answers to requests that come together are whole, and in order."""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall((GET + b"Range: bytes=0-99\r\n\r\n" + GET + b"\r\n") * 8 + GET + b"Connection: close\r\n\r\n")
        with client.makefile("rb") as answers:
            everything = answers.read()
    bodies = []
    while everything:
        head, _, everything = everything.partition(b"\r\n\r\n")
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        bodies.append(everything[:size])
        everything = everything[size:]
    assert bodies == [CONTENT[:100], CONTENT] * 8 + [CONTENT], [len(body) for body in bodies]


with tempfile.TemporaryDirectory() as folder:
    for name, content in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    with running("file_server.js", os.path.join(folder, "root"), 0) as port:
        status, headers, body = ask(port, "GET", "/large")
        assert status == 200 and body == CONTENT and headers["Content-Type"] == "application/octet-stream"
        assert headers["Accept-Ranges"] == "bytes" and headers["X-Content-Type-Options"] == "nosniff"
        status, headers, body = ask(port, "HEAD", "/large")
        assert (status, headers["Content-Length"], body) == (200, str(len(CONTENT)), b"")
        status, headers, body = ask(port, "GET", "/a%26b.html")
        assert (status, headers["Content-Type"], body) == (200, "text/html", b"<p>")
        assert ask(port, "GET", "/empty.txt")[::2] == (200, b"")
        assert ask(port, "GET", "/sub%20folder/")[::2] == (200, PAGE)
        assert ask(port, "GET", "/sub%20folder")[1]["Location"] == "/sub%20folder/"
        assert ask(port, "GET", "//sub%20folder")[1]["Location"] == "/sub%20folder/"
        ranges(port)
        states(port)
        compressed(port)
        outside(port, os.path.join(folder, "root"))
        pipelined(port)
        hostile(port, 100)
        assert ask(port, "GET", "/large")[::2] == (200, CONTENT)
