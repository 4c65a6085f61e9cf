#!/usr/bin/env python3
"""Five rolling reloads under load lose no request, and leave no descriptor, no zombie and no old version behind."""

import os
import shutil
import sys
import time

from fixtures.processes import SERVER, Processes, answered_all, ask, load, wait_until

RELOADS = 5

if shutil.which("wrk") is None:
    sys.exit(77)
with Processes("var version = 0;" + SERVER) as processes:
    port = processes.port()
    processes.port()
    own = f"/proc/{processes.supervisor.pid}/fd"
    descriptors = len(os.listdir(own))
    wrk = load(port, 8)
    for version in range(1, RELOADS + 1):
        time.sleep(0.3)  # of load
        processes.write(f"var version = {version};" + SERVER)
        processes.reload()
        assert processes.port() == processes.port() == port
        assert ask(port).split()[0] == str(version)
    assert wrk.poll() is None, "the load ended before the reloads did"
    assert answered_all(wrk)
    wait_until(lambda: len(os.listdir(own)) == descriptors)
    assert len(processes.workers()) == 2
    assert processes.complaints() == "", processes.complaints()
