#!/usr/bin/env python3
"""The end does not wait for the thread pool: what waits there behind operations that block is written all the same."""

import os
import tempfile

from fixtures.program import equal, start

SOURCE = """
for (var i = 0; i < 20; i++) node.fs.open("pipe", node.O_RDONLY);
setTimeout(function () {
  for (var i = 0; i < 1000; i++) puts("line " + i);
  setTimeout(function () {
    puts("last");
    node.exit(0);
  }, 20);
}, 20);
"""
with tempfile.TemporaryDirectory() as folder:
    os.mkfifo(os.path.join(folder, "pipe"))
    with open(os.path.join(folder, "out"), "w+b") as out:
        program = start(SOURCE, stdout=out, cwd=folder)
        equal(program.wait(), 0)
        out.seek(0)
        equal(out.read(), b"".join(b"line %d\n" % i for i in range(1000)) + b"last\n")
