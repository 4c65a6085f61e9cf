#!/usr/bin/env python3
"""With a watchdog, a worker whose loop stands still is ended and started again, and the others are not."""

import os
import signal
import sys

from fixtures.processes import SERVER, Processes, ask

STANDS = """
process.addListener("SIGUSR2", function () {
  for (;;);
});
"""

with Processes("var version = 1;" + STANDS + SERVER, environment={"WATCHDOG_USEC": "1000000"}) as processes:
    port = processes.port()
    processes.port()
    before = processes.workers()
    victim = int(ask(port).split()[2])
    os.kill(victim, signal.SIGUSR2)
    assert processes.port() == port
    assert before - processes.workers() == {victim}, (before, processes.workers())
    assert f"(pid {victim}) was ended by SIGABRT" in processes.complaints(), processes.complaints()
sys.exit(0)
