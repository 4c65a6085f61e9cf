#!/usr/bin/env python3
"""A collection of the young generation wakes no other thread, since it would have to wait for that one.

Counted by strace, in a program that makes garbage only: without the compiler, which has threads of its own to wake.
"""

import os
import re
import subprocess
import sys
import tempfile

from operations import NODE, check_countable

PROGRAM = "var kept; for (var i = 0; i < 300000; i++) kept = {number: i, list: [i]};"
LEAST = 20  # collections
BOUND = 20  # calls of futex(2) at start and end of the process


def main():
    check_countable("strace")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        said = subprocess.run(["strace", "-f", "-e", "trace=futex", "-o", out, NODE, "--no-opt", "--trace-gc", "-e", PROGRAM],
                              check=True, capture_output=True, text=True).stdout
        with open(out) as calls:
            count = len(re.findall(r"futex\(", calls.read()))
    collections = said.count("Scavenge")
    print("%d calls of futex, at most %d, for %d collections" % (count, BOUND, collections))
    sys.exit(count > BOUND or collections < LEAST)


if __name__ == "__main__":
    main()
