#!/usr/bin/env python3
"""A program that listens for SIGPIPE gets it when nobody reads its output any more, and goes on."""

from fixtures.program import equal, read_until, start

program = start("""
process.addListener("SIGPIPE", function () {
  node.stdio.writeError("SIGPIPE\\n");
  node.exit(9);
});
puts("line");
setInterval(function () { puts("line"); }, 1);
""")
read_until(program.stdout.fileno(), b"line\n")
program.stdout.close()
equal(program.stderr.read(), b"SIGPIPE\n")
equal(program.wait(), 9)
