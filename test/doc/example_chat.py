#!/usr/bin/env python3
"""examples/chat.js: who waits for news gets what is said, all of them at once; who comes late, what he missed."""

import json
import sys
import threading

sys.path.insert(0, "test/doc/fixtures")
from example import ask, running  # noqa: E402


def news(port, since):
    return [m["text"] for m in json.loads(ask(port, "GET", f"/news?since={since}")[2])]


with running("chat.js", 0) as port:
    assert b"<title>chat</title>" in ask(port, "GET", "/")[2]
    heard = []
    waiting = [threading.Thread(target=lambda: heard.append(news(port, 0))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    assert ask(port, "POST", "/say?nick=bob", "gr\u00fc\u00df dich".encode())[0] == 200
    for thread in waiting:
        thread.join()
    assert heard == [["gr\u00fc\u00df dich"]] * 3, heard
    assert ask(port, "POST", "/say?nick=ann", b"hello")[0] == 200
    assert news(port, 1) == ["hello"]
    assert news(port, "nonsense") == ["gr\u00fc\u00df dich", "hello"]
    assert ask(port, "POST", "/say", b"")[0] == 400
    assert ask(port, "GET", "/hasOwnProperty")[0] == 404
