#!/usr/bin/env python3
"""close() takes nothing away: what comes after it is there for whoever reads stdin next, from a pipe and a terminal."""

import os

from fixtures.program import equal, read_until, start, terminal

SOURCE = """
node.stdio.open();
node.stdio.addListener("data", function (data) {
  node.stdio.close();
  node.debug("got " + data);
});
node.stdio.addListener("close", function () { setTimeout(function () { node.debug("end"); }, 50); });
"""


def look(ours, theirs):
    program = start(SOURCE, stdin=theirs)
    os.write(ours, b"first\n")
    read_until(program.stdout.fileno(), b"got first\n")
    os.write(ours, b"second\n")
    read_until(program.stdout.fileno(), b"end\n")
    equal(program.wait(), 0)
    equal(read_until(theirs, b"\n"), b"second\n")


reading, writing = os.pipe()
look(writing, reading)
look(*terminal())
