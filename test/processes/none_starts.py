#!/usr/bin/env python3
"""Where no worker gets ready in three starts each, that is the end, with the code of the last; a natural end is none."""

import subprocess
import sys

from fixtures.processes import Processes

with Processes("puts('tried'); node.exit(7);") as processes:
    output = processes.supervisor.communicate()[0]
    assert output == "tried\n" * 6, output
    assert processes.supervisor.returncode == 7
    said = processes.complaints()
    assert said.endswith("ended with code 7: no process gets ready\n") and said.count("\n") == 6, said

with Processes("node.kill(node.pid, 'SIGKILL');", count=1) as processes:
    assert processes.supervisor.wait() == 128 + 9

with Processes("puts(ENV.NODE_PROCESS + ' ends');", count=3) as processes:
    output = processes.supervisor.communicate()[0]
    assert sorted(output.splitlines()) == ["0 ends", "1 ends", "2 ends"], output
    assert (processes.supervisor.returncode, processes.complaints()) == (0, "")
sys.exit(0)
