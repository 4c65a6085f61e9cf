#!/usr/bin/env python3
"""A request, and a message, takes three system calls: to wait, to read and to write.

Counted by strace. They are two thirds of what a request costs.
"""

import os
import re
import sys
import tempfile

from operations import run

EXPECTED = 3
# Timers of the process make a few more where the machine is slow.
BOUND = 3.3


def main():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        counts = run(["strace", "-f", "-c", "-o", out], 1)
        with open(out) as table:
            calls = {name: int(count) for count, name in
                     re.findall(r"^ *[\d.]+ +[\d.]+ +\d+ +(\d+) +(?:\d+ +)?(\w+)$", table.read(), re.M)}
    # A request that is proxied is three of them: the proxy's, the one behind, and the answer that the proxy gets.
    # One that is fetched is two.
    operations = counts["hello"] + counts["echo"] + 3 * counts["proxied"] + 2 * counts["fetch"]
    # What the start makes of each is far fewer than there are operations.
    often = {name: count for name, count in calls.items() if count > operations / 2 and name != "total"}
    each = sum(often.values()) / operations
    print("%.2f of at most %.1f: %s" % (each, BOUND, often))
    sys.exit(len(often) != EXPECTED or each > BOUND)


if __name__ == "__main__":
    main()
