#!/usr/bin/env python3
"""A character whose bytes come in two reads is one character; one that never ends is U+FFFD, before "close"."""

from fixtures.program import equal, read_until, start
import subprocess

SOURCE = """
node.stdio.open();
node.stdio.addListener("data", function (data) { node.debug(JSON.stringify(data)); });
node.stdio.addListener("close", function () { puts("close"); });
"""
program = start(SOURCE, stdin=subprocess.PIPE)
for piece, shown in [(b"a\xe2\x82", '"a"'), (b"\xac.", '"\u20ac."'), (b"\xf0\x9f", None), (b"\x98", None),
                     (b"\x80", '"\U0001f600"'), (b"z\xe2\x82", '"z"')]:
    program.stdin.write(piece)
    program.stdin.flush()
    if shown:
        equal(read_until(program.stdout.fileno(), b"\n"), shown.encode() + b"\n")
program.stdin.close()
equal(program.stdout.read(), '"\ufffd"\nclose\n'.encode())
equal(program.wait(), 0)
