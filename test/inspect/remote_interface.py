#!/usr/bin/env python3
"""npm's chrome-remote-interface stops a server in a request's listener, looks around and goes on; and records profiles."""

import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Program, check  # noqa: E402

PEERS = os.path.join(FIXTURES, "peers")
if subprocess.run([os.path.join(PEERS, "setup.sh")], check=False).returncode != 0:
    print("skipped: npm cannot be reached")
    sys.exit(77)

SCRIPT = os.path.join(FIXTURES, "server.js")
with Program("--inspect=0", SCRIPT) as program:
    port = program.process.stdout.readline().split()[1]
    client = subprocess.run(["nodejs", os.path.join(PEERS, "cri.js"), str(program.port), "http://127.0.0.1:%s/" % port, SCRIPT],
                            timeout=50, check=False)
    check(client.returncode == 0, "the client's checks")
