#!/usr/bin/env python3
"""Opened again, stdin goes on where it was closed."""

import subprocess

from fixtures.program import equal, read_until, start

SOURCE = """
node.stdio.addListener("data", function (data) {
  node.debug(data);
  node.stdio.close();
  setTimeout(function () { node.stdio.open("ascii"); }, 10);
});
node.stdio.open("ascii");
"""
program = start(SOURCE, stdin=subprocess.PIPE)
for word in [b"one", b"two", b"three"]:
    program.stdin.write(word)
    program.stdin.flush()
    equal(read_until(program.stdout.fileno(), b"\n"), word + b"\n")
program.stdin.close()
equal(program.wait(), 0)
