#!/usr/bin/env python3
"""That nobody reads stderr any more is no reason to end."""

from fixtures.program import equal, read_until, start

program = start("""
node.stdio.writeError("first\\n");
setTimeout(function () {
  for (var i = 0; i < 100; i++) node.stdio.writeError("more\\n");
  puts("end");
}, 20);
""")
read_until(program.stderr.fileno(), b"first\n")
program.stderr.close()
equal(program.stdout.read(), b"end\n")
equal(program.wait(), 0)
