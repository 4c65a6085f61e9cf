#!/usr/bin/env python3
"""All that is printed reaches a terminal, however much it is."""

import os

from fixtures.program import equal, start, terminal

ours, theirs = terminal()
program = start("for (var i = 0; i < 20000; i++) puts('line ' + i); node.debug('end of lines');", stdout=theirs)
got = b""
while not got.endswith(b"end of lines\n"):
    got += os.read(ours, 65536)
equal(got, b"".join(b"line %d\n" % i for i in range(20000)) + b"end of lines\n")
equal(program.wait(), 0)
