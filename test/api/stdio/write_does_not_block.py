#!/usr/bin/env python3
"""Printing into a pipe that nobody reads does not stop the loop; in the end all comes out."""

from fixtures.program import equal, read_until, start

SOURCE = """
var turns = 0;
for (var i = 0; i < 50000; i++) puts("a line of some length " + i);
(function next() {
  if (++turns < 100) return setTimeout(next, 1);
  node.stdio.writeError("100 turns\\n");
})();
"""
program = start(SOURCE)
read_until(program.stderr.fileno(), b"100 turns\n")
out, _ = program.communicate()
equal(out, b"".join(b"a line of some length %d\n" % i for i in range(50000)))
equal(program.returncode, 0)
