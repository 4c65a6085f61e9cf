#!/usr/bin/env python3
"""A reload works with --inspect, whose port the old process has still; SIGUSR1 lets debuggers connect to the new one."""

import signal
import socket
import sys

from fixtures.processes import SERVER, Processes, ask, wait_until

with socket.create_server(("127.0.0.1", 0)) as probe:
    inspector = probe.getsockname()[1]
with Processes("var version = 1;" + SERVER, count=1, options=[f"--inspect={inspector}"]) as processes:
    port = processes.port()
    processes.write("var version = 2;" + SERVER)
    processes.reload()
    assert processes.port() == port
    assert ask(port).startswith("2 0 ")
    assert f"no debugger can connect to 127.0.0.1:{inspector}: bind: Address already in use\n" in processes.complaints()
    processes.signal(signal.SIGUSR1)
    wait_until(lambda: processes.complaints().count(f"Debugger listening on ws://127.0.0.1:{inspector}/") == 2)
sys.exit(0)
