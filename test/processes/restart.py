#!/usr/bin/env python3
"""A worker that is killed under load is started again; the others go on, and only its own connections are lost."""

import re
import shutil
import signal
import sys
import os

from fixtures.processes import SERVER, Processes, ask, load, wait_until

CONNECTIONS = 20

if shutil.which("wrk") is None:
    sys.exit(77)
with Processes("var version = 1;" + SERVER) as processes:
    port = processes.port()
    processes.port()
    before = processes.workers()
    wrk = load(port, 3, CONNECTIONS)
    victim = int(ask(port).split()[2])
    os.kill(victim, signal.SIGKILL)
    assert processes.port() == port
    wait_until(lambda: len(processes.workers()) == 2)
    after = processes.workers()
    assert len(after & before) == 1 and victim not in after, (before, after)
    output = wrk.communicate()[0]
    errors = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    lost = sum(map(int, errors.groups())) if errors else 0
    assert lost <= CONNECTIONS and "Non-2xx" not in output, output
    said = processes.complaints()
    assert re.fullmatch(rf"node: process [01] \(pid {victim}\) was ended by SIGKILL; it is started again in 0\.1 s\n", said), said
    processes.signal(signal.SIGTERM)
    assert processes.supervisor.wait() == 0
