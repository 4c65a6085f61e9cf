#!/usr/bin/env python3
"""A request takes at most 2 % more instructions where debuggers may connect (--inspect) and none has."""

import os
import subprocess
import sys
import tempfile

from instructions import SOON, callgrind, totals_of, v8_major
from operations import HELLO, NODE, check_countable, skip, talk

COUNT, ROUNDS = 100, 8
MOST = 1.02


def hello(*options):
    """The instructions of a request, in the cheapest round."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        command = [*callgrind(out), NODE, "--single-threaded", *SOON[v8_major()], *options,
                   "test/cost/fixtures/hello.js", str(COUNT), str(ROUNDS)]
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = program.stdout.readline()
        if not port:
            skip("the program does not run under callgrind")
        talk(int(port), HELLO, COUNT * ROUNDS, lambda answer: answer.endswith(b"Hello World"))
        program.wait()
        rounds = totals_of(out)[-ROUNDS:]
    print(*options, rounds)
    return min(rounds) / COUNT


check_countable("valgrind")
without, idle = hello(), hello("--inspect=0")
print("hello: %.0f, with --inspect %.0f, %.2f %% more" % (without, idle, (idle / without - 1) * 100))
sys.exit(idle > without * MOST)
