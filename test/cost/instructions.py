#!/usr/bin/env python3
"""Starting the program, a request, a message, a timer and an emit take no more instructions than they may.

Counted by callgrind, so that it holds on any machine under any load. Kernel work does not count (system_calls.py sees to
that). A bound is one and a half times what was measured when it was set: a doubling fails, a compiler's whim does not.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

from operations import NODE, run

# The optimizing compiler soon, and in turn: what is counted then is the same in each run. By V8's major version.
SOON = {"10": ["--interrupt-budget=2000"], "11": ["--interrupt-budget=2000"],
        "13": ["--invocation-count-for-maglev=20", "--invocation-count-for-turbofan=50"]}
# fixtures/operations.js marks what is counted by calls of this function.
MARK = "getcwd"
ROUNDS = 8
STARTS = 5

BOUNDS = {
    # Up to the first line of the program. 21 million; 26 with the libraries that V8's need not load, 30 without the code
    # cache: less of a margin, so that the loss of either fails. By V8's major version: 11.3 spends 8 million on a checksum
    # that no flag leaves out, and 5 to 20 on making random numbers for its hashes, so the cheapest of some starts counts.
    "start": {"10": 25_000_000, "11": 45_000_000, "13": 33_000_000},
    "hello": 10_000,
    "proxied": 100_000,  # with the answer of the server behind
    "echo": 8_700,
    "timer": 1_300,
    "emit": 430,
    "fetch": 52_000,  # with the answer of the server
}


def totals_of(out):
    """The instructions up to each mark."""
    totals = []
    for part in sorted(glob.glob(out + ".*"), key=lambda name: int(name.rsplit(".", 1)[1])):
        with open(part) as text:
            totals.append(int(re.search(r"^totals: (\d+)", text.read(), re.M).group(1)))
    return totals


def callgrind(out):
    return ["valgrind", "--tool=callgrind", "--smc-check=all-non-file", "--dump-line=no", "--dump-before=" + MARK,
            "--callgrind-out-file=" + out]


def start():
    """The instructions of a start, up to the first mark. Without flags: with other flags V8 refuses the code cache."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        subprocess.run([*callgrind(out), NODE, "-e", "node.cwd()"], check=True, capture_output=True)
        return totals_of(out)[0]


def instructions(flags):
    """Name of an operation -> instructions for each, in the cheapest round: others have a compilation in them."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        counts = run(callgrind(out), ROUNDS, flags)
        totals = totals_of(out)
    spent = {}
    for name, count in reversed(counts.items()):
        rounds = [totals.pop() for _ in range(ROUNDS)]
        spent[name] = min(rounds) / count
        print("%s: %s" % (name, rounds))
    if glob.glob(os.path.join(os.path.dirname(NODE), "lib", "libnode.so.*")):
        spent["start"] = min(start() for _ in range(STARTS))  # where the library is not prelinked this is the dynamic linker's
    return spent


def v8_major():
    versions = subprocess.run([NODE, "--versions"], check=True, capture_output=True, text=True).stdout
    return re.search(r"^v8 (\d+)", versions, re.M).group(1)


def main():
    failed = False
    v8 = v8_major()
    BOUNDS["start"] = BOUNDS["start"][v8]
    for name, spent in instructions(["--single-threaded", *SOON[v8]]).items():
        too_many = spent > BOUNDS[name]
        failed |= too_many
        print("%-6s %10.0f of at most %d%s" % (name, spent, BOUNDS[name], ": TOO MANY" if too_many else ""))
    sys.exit(failed)


if __name__ == "__main__":
    main()
