#!/usr/bin/env python3
"""While stdin is open the process does not end; not when it was never opened, nor when it is closed again."""

import subprocess

from fixtures.program import equal, read_until, start

program = start("node.stdio.open(); setTimeout(function () { node.debug('timer'); }, 20);", stdin=subprocess.PIPE)
read_until(program.stdout.fileno(), b"timer\n")
equal(program.poll(), None)
program.stdin.close()
equal(program.wait(), 0)

for source in ["1", "node.stdio.open(); node.stdio.close();",
               "node.stdio.open(); setTimeout(function () { node.stdio.close(); }, 10);"]:
    program = start(source, stdin=subprocess.PIPE)
    equal(program.wait(), 0)
    program.stdin.close()
