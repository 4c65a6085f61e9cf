#!/usr/bin/env python3
"""A new version that dies at its start ends the reload: the old workers stay, and the next reload is a new attempt."""

import signal
import sys

from fixtures.processes import SERVER, Processes, ask, wait_until

with Processes("var version = 1;" + SERVER) as processes:
    port = processes.port()
    processes.port()
    before = processes.workers()
    processes.write("throw new Error('broken');")
    processes.signal(signal.SIGHUP)
    wait_until(lambda: "the reload ends here" in processes.complaints())
    wait_until(lambda: processes.workers() == before)
    assert ask(port).split()[0] == "1"
    said = processes.complaints().splitlines()[-1]
    assert said.startswith("node: the reload ends here, and the old processes stay: process 0 (pid "), said
    assert said.endswith(") ended with code 1 before it was ready"), said
    processes.write("var version = 2;" + SERVER)
    processes.reload()
    assert {processes.port(), processes.port()} == {port}
    assert ask(port).split()[0] == "2"
sys.exit(0)
