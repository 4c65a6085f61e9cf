#!/usr/bin/env python3
"""What takes a text or a list takes instructions in proportion to its length: twice as many elements, not four times.

Counted by callgrind. The compilers of V8 are off, so that the same code runs for both lengths.
"""

import json
import os
import subprocess
import sys
import tempfile

from instructions import callgrind, totals_of
from operations import NODE, skip

N = 4000
# In proportion it is 2, with the square 4. Collections of garbage come at one of the two and not at the other.
AT_MOST = 3.2
FLAGS = ["--single-threaded", "--no-opt", "--no-sparkplug"]


def main():
    if "NODE_GC_STRESS" in os.environ:
        skip("a collector under stress costs what it costs")
    with open(NODE, "rb") as program:
        if b"__asan_init" in program.read():
            skip("the sanitizers cost what they cost")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        try:
            ran = subprocess.run([*callgrind(out), NODE, *FLAGS, "test/cost/fixtures/growth.js", str(N)], capture_output=True,
                                 text=True)
        except FileNotFoundError:
            skip("valgrind is not there")
        if ran.returncode != 0:
            sys.exit(ran.stdout + ran.stderr)
        totals = totals_of(out)
    failed = False
    for index, name in enumerate(json.loads(ran.stdout)):
        once, twice = totals[3 * index + 1], totals[3 * index + 2]
        too_much = twice > AT_MOST * once
        failed |= too_much
        print("%-34s %11d %11d  %.1f%s" % (name, once, twice, twice / once, ": TOO MUCH" if too_much else ""))
    sys.exit(failed)


if __name__ == "__main__":
    main()
