#!/usr/bin/env python3
"""Who goes on printing when nobody reads any more is ended by SIGPIPE, quietly, as the shell expects it."""

import signal

from fixtures.program import equal, read_until, start

for source in ["while (true) puts('line');",
               "(function next() { puts('line'); setTimeout(next, 0); })();",
               "puts('line'); setInterval(function () { node.debug('line'); }, 1);",
               "puts('line'); setTimeout(function () { puts(new Array(1000000).join('x')); }, 10);"]:
    program = start(source)
    read_until(program.stdout.fileno(), b"line\n")
    program.stdout.close()
    equal(program.wait(), -signal.SIGPIPE)
    equal(program.stderr.read(), b"")
