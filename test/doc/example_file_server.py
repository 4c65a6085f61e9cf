#!/usr/bin/env python3
"""examples/file_server.js: files whole and with their types, listings of folders, and nothing from outside."""

import os
import sys
import tempfile

sys.path.insert(0, "test/doc/fixtures")
from example import ask, running  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    content = os.urandom(1000 * 1000)
    os.mkdir(os.path.join(folder, "root"))
    os.mkdir(os.path.join(folder, "root", "sub folder"))
    for name, what in {"outside": b"x", "root/large": content, "root/a&b.html": b"<p>", "root/empty.txt": b""}.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(what)
    os.mkfifo(os.path.join(folder, "root", "fifo"))

    with running("file_server.js", os.path.join(folder, "root"), 0) as port:
        status, headers, body = ask(port, "GET", "/large")
        assert status == 200 and body == content and headers["Content-Type"] == "application/octet-stream"
        modified = headers["Last-Modified"]
        assert ask(port, "GET", "/large", headers={"If-Modified-Since": modified})[::2] == (304, b"")
        status, headers, body = ask(port, "HEAD", "/large")
        assert (status, headers["Content-Length"], body) == (200, str(len(content)), b"")
        status, headers, body = ask(port, "GET", "/a%26b.html")
        assert (status, headers["Content-Type"], body) == (200, "text/html", b"<p>")
        assert ask(port, "GET", "/empty.txt")[::2] == (200, b"")
        listing = ask(port, "GET", "/")[2].decode()
        assert '<a href="./a%26b.html">a&amp;b.html</a>' in listing and "sub%20folder" in listing, listing
        assert ask(port, "GET", "/sub%20folder")[1]["Location"] == "/sub%20folder/"
        assert ask(port, "GET", "//sub%20folder")[1]["Location"] == "/sub%20folder/"
        with open(os.path.join(os.fsencode(folder), b"root", b"\xff\xfe"), "wb"):
            listing = ask(port, "GET", "/")
        assert listing[0] == 200 and b"a%26b.html" in listing[2] and b"\xff" not in listing[2], listing
        for target, expected in {"/../outside": 403, "/%2e%2e/outside": 403, "/%00": 403, "/fifo": 403,
                                 "/%ff": 400, "/missing": 404}.items():
            assert ask(port, "GET", target)[0] == expected, target
        assert ask(port, "PUT", "/large", b"x")[0] == 405
