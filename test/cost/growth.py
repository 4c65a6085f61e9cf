#!/usr/bin/env python3
"""What takes a text or a list takes instructions in proportion to its length: for twice as many elements, not four times.

    growth.py           the API of the document, as a test
    growth.py PART...   of fixtures/growth_PART.js: core, web, ends (`make growth`)

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
RUNS = 5  # of each operation in fixtures/growth.js


def counted(part):
    """The names of the operations, and the instructions up to each mark."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        ran = subprocess.run([*callgrind(out), NODE, *FLAGS, "test/cost/fixtures/growth.js", "growth_%s.js" % part, str(N)],
                             capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            sys.exit(ran.stdout + ran.stderr)
        names = next(line for line in ran.stderr.split("\n") if line.startswith("["))
        return json.loads(names), totals_of(out)


def too_many(part):
    """Whether an operation of this part takes more than in proportion."""
    names, totals = counted(part)
    failed = False
    del totals[:-RUNS * len(names)]  # before those of the operations come those of the start
    for index, name in enumerate(names):
        counts = totals[RUNS * index + 1:RUNS * (index + 1)]  # without the first, which has compilations in it
        once, twice = min(counts[0::2]), min(counts[1::2])
        too_much = twice > AT_MOST * once
        failed |= too_much
        print("%-34s %11d %11d  %.1f%s" % (name, once, twice, twice / once, ": TOO MUCH" if too_much else ""))
    return failed


def main():
    check_countable("valgrind")
    sys.exit(any([too_many(part) for part in sys.argv[1:] or ["core"]]))


if __name__ == "__main__":
    main()
