#!/usr/bin/env python3
"""What takes a text or a list takes instructions in proportion to its length: for twice as many elements, not four times.

Counted by callgrind. The compilers of V8 are off, so that the same code runs for both lengths.
"""

import json
import os
import subprocess
import sys
import tempfile

from instructions import callgrind, totals_of
from operations import NODE, check_countable

N = 1000
# In proportion it is 2 or less, with the square up to 4.
AT_MOST = 3
FLAGS = ["--single-threaded", "--no-opt", "--no-sparkplug", "--min-semi-space-size=32"]
RUNS = 5  # of each operation in growth.js


def main():
    check_countable("valgrind")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        ran = subprocess.run([*callgrind(out), NODE, *FLAGS, "test/cost/fixtures/growth.js", str(N)], capture_output=True,
                             text=True, check=False)
        if ran.returncode != 0:
            sys.exit(ran.stdout + ran.stderr)
        totals = totals_of(out)  # before those of the operations come those of the start
    failed = False
    names = json.loads(ran.stdout)
    del totals[:-RUNS * len(names)]
    for index, name in enumerate(names):
        counts = totals[RUNS * index + 1:RUNS * (index + 1)]  # without the first, which has compilations in it
        once, twice = min(counts[0::2]), min(counts[1::2])
        too_much = twice > AT_MOST * once
        failed |= too_much
        print("%-34s %11d %11d  %.1f%s" % (name, once, twice, twice / once, ": TOO MUCH" if too_much else ""))
    sys.exit(failed)


if __name__ == "__main__":
    main()
