#!/usr/bin/env python3
"""What node.debug() and node.stdio.writeError() print is out when they return, and what was printed before it as well."""

from fixtures.program import equal, read_until, start

program = start("puts('puts'); print('print '); node.debug('debug'); while (true);")
equal(read_until(program.stdout.fileno(), b"debug\n"), b"puts\nprint debug\n")
program.kill()
program.wait()
program = start("node.stdio.writeError('error'); while (true);")
equal(read_until(program.stderr.fileno(), b"error"), b"error")
program.kill()
program.wait()
