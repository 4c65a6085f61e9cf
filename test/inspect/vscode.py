#!/usr/bin/env python3
"""VS Code's library of debug adapters starts a program by examples/debug's launch.json, attaches to one, stops, steps, looks around."""

import os
import socket
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, NODE, check  # noqa: E402

PEERS = os.path.join(FIXTURES, "peers")
if subprocess.run([os.path.join(PEERS, "setup.sh")], check=False).returncode != 0:
    print("skipped: npm cannot be reached")
    sys.exit(77)

# The launch file names ports, so these are free ones.
with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
    ports = [str(each.getsockname()[1]) for each in (first, second)]
client = subprocess.run(["nodejs", os.path.join(PEERS, "vscode.js"), os.path.abspath(NODE), os.path.abspath("examples/debug"), *ports],
                        timeout=250, check=False)
check(client.returncode == 0, "the client's checks")
