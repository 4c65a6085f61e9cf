#!/usr/bin/env python3
"""The command-line debugger of Debian's nodejs attaches, sets a breakpoint, evaluates and goes on."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Program, check  # noqa: E402

PATIENCE = 30

CLIENT = shutil.which("nodejs")
if CLIENT is None:
    print("skipped: nodejs is not there")
    sys.exit(77)


def converse(terminal, line, wanted):
    """Types a line, and reads until `wanted` is printed."""
    os.write(terminal, line.encode())
    shown = ""
    until = time.monotonic() + PATIENCE
    while wanted not in shown:
        check(time.monotonic() < until, "%r brought %r, not %r" % (line, shown, wanted))
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 4096).decode(errors="replace")


with Program("--inspect-brk=0", os.path.join(FIXTURES, "server.js")) as program:
    terminal, inner = pty.openpty()
    client = subprocess.Popen([CLIENT, "inspect", "127.0.0.1:%d" % program.port], stdin=inner, stdout=inner, stderr=inner,
                              env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"})
    converse(terminal, "", "server.js:1")
    converse(terminal, "setBreakpoint(10)\n", "debug>")
    converse(terminal, "cont\n", "server.js:10")
    converse(terminal, "exec hits + 'hits'\n", "0hits")
    converse(terminal, "backtrace\n", "server.js:10")
    client.kill()
    client.wait()
