#!/usr/bin/env python3
"""A process that never gets ready does not end those that serve; the end comes when each has failed three times in a row."""

import os
import signal
import sys

from fixtures.processes import SERVER, Processes, ask, wait_until

with Processes("if (ENV.NODE_PROCESS === '1') node.exit(9); var version = 1;" + SERVER) as processes:
    port = processes.port()
    wait_until(lambda: processes.complaints().count("process 1 ") == 6)
    assert "it is started again in 3.2 s" in processes.complaints(), processes.complaints()
    version, number, pid = ask(port).split()
    assert (version, number) == ("1", "0")

    processes.write("node.exit(8);")
    os.kill(int(pid), signal.SIGKILL)
    assert processes.supervisor.wait() == 8
    said = processes.complaints()
    assert said.endswith(": no process gets ready\n") and said.count("process 0 ") == 4, said

with Processes("node.exit(ENV.NODE_PROCESS === '0' ? 0 : 5);") as processes:
    assert processes.supervisor.wait() == 5
    assert processes.complaints().count("process 1 ") == 3, processes.complaints()
sys.exit(0)
