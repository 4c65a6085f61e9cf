#!/usr/bin/env python3
"""examples/proxy.js passes on requests and answers with their bodies, and says what it cannot do."""

import os
import sys
import tempfile

sys.path.insert(0, "test/doc/fixtures")
from example import ask, running  # noqa: E402

SIZE = 3 * 1000 * 1000

with tempfile.TemporaryDirectory() as folder:
    content = os.urandom(SIZE)
    with open(os.path.join(folder, "large"), "wb") as large:
        large.write(content)
    with running("file_server.js", folder, 0) as files, running("chat.js", 0) as chat, running("proxy.js", 0) as proxy:
        status, headers, body = ask(proxy, "GET", f"http://127.0.0.1:{files}/large")
        assert status == 200 and body == content, (status, len(body))
        assert headers["Content-Length"] == str(SIZE) and headers["Last-Modified"], headers
        status, headers, body = ask(proxy, "HEAD", f"http://127.0.0.1:{files}/large")
        assert (status, headers["Content-Length"], body) == (200, str(SIZE), b"")
        said = b"x" * SIZE
        assert ask(proxy, "POST", f"http://127.0.0.1:{chat}/say?nick=px", said)[0] == 200
        assert said in ask(proxy, "GET", f"http://127.0.0.1:{chat}/news?since=0")[2]
        assert ask(proxy, "GET", f"http://127.0.0.1:{files}/missing")[0] == 404
        assert ask(proxy, "GET", "/")[0] == 400
        assert ask(proxy, "OPTIONS", f"http://127.0.0.1:{files}/")[0] == 501
        status, _, body = ask(proxy, "GET", "http://name.invalid/")
        assert status == 502 and b"name.invalid:80" in body, body
