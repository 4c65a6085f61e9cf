#!/usr/bin/env python3
"""A connection for each request takes no more instructions than it may: one and a half times what it took when the bound was set.

Counted by callgrind.
"""

import os
import subprocess
import sys
import tempfile

from connection_calls import fetch
from instructions import SOON, callgrind, totals_of, v8_major
from operations import NODE, check_countable, skip

COUNT, ROUNDS = 200, 8
BOUND = 18_000


def main():
    check_countable("valgrind")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        command = [*callgrind(out), NODE, "--single-threaded", *SOON[v8_major()], "test/cost/fixtures/hello.js",
                   str(COUNT), str(ROUNDS)]
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = program.stdout.readline()
        if not port:
            skip("the program does not run under callgrind")
        for _ in range(COUNT * ROUNDS):
            fetch(int(port))
        program.wait()
        rounds = totals_of(out)[-ROUNDS:]
    each = min(rounds) / COUNT
    print("%.0f of at most %d: %s" % (each, BOUND, rounds))
    sys.exit(each > BOUND)


if __name__ == "__main__":
    main()
