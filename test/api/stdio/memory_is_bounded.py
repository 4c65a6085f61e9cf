#!/usr/bin/env python3
"""A program that prints without end into a pipe that nobody reads waits, and does not grow."""

import re
import time

from fixtures.program import start

program = start("var line = new Array(100).join('x'); while (true) puts(line);")


def resident_megabytes():
    with open(f"/proc/{program.pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) // 1024


def cpu_ticks():
    with open(f"/proc/{program.pid}/stat", encoding="utf-8") as stat:
        return sum(int(field) for field in stat.read().rsplit(")", 1)[1].split()[11:13])


# Until it has come to a stand: it waits for the reader.
last = -1
while cpu_ticks() != last:
    last = cpu_ticks()
    time.sleep(0.3)
megabytes = resident_megabytes()
program.kill()
program.wait()
assert megabytes < 200, megabytes
