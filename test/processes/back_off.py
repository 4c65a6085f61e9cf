#!/usr/bin/env python3
"""Restarts wait 0.1 s, then twice as long each; a worker that was ready counts as well, so a server that dies goes on for ever."""

import sys
import time

from fixtures.processes import Processes

SCRIPT = """
puts("started");
node.http.createServer().listen(0);
setTimeout(function () {
  node.exit(3);
}, 1);
"""

with Processes(SCRIPT, count=1) as processes:
    times = []
    for _ in range(5):
        assert processes.line() == "started"
        times.append(time.monotonic())
    waits = [later - earlier for earlier, later in zip(times, times[1:])]
    said = processes.complaints().splitlines()
delays = [0.1, 0.2, 0.4, 0.8]
assert all(wait >= delay for wait, delay in zip(waits, delays)), waits
for line, delay in zip(said, delays):
    assert line.endswith(f"ended with code 3; it is started again in {delay} s"), said
sys.exit(0)
