#!/usr/bin/env python3
"""examples/convert.js answers many requests at once, each with the output of its own program; too much is 413."""

import concurrent.futures
import os
import subprocess
import urllib.error
import urllib.request

server = subprocess.Popen([os.environ["NODE"], "examples/convert.js", "0"], stdout=subprocess.PIPE, text=True)


def post(lines, method="POST"):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, lines.encode(), method=method), timeout=40) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


try:
    url = server.stdout.readline().strip()
    assert post("b\nä\na") == (200, "a\nb\nä\n")
    assert post("$(touch /tmp/x)\n`ls`") == (200, "$(touch /tmp/x)\n`ls`\n")
    assert post("", "PUT") == (405, "POST lines\n")
    assert post("x" * 1100000)[0] == 413
    assert post("é" * 600000)[0] == 413  # in characters it is not too long, in bytes it is
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        texts = ["%d\n%d\n" % (i + 1000, i) for i in range(100)]
        for text, (status, got) in zip(texts, pool.map(post, texts)):
            assert status == 200 and got == "".join(sorted(text.splitlines(True))), got
    server.terminate()
    assert server.wait(20) == 0
finally:
    server.kill()
