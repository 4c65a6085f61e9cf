#!/usr/bin/env python3
"""examples/processes.js serves one port with as many processes as the command line says, and they stop together."""

import os
import re
import subprocess
import sys
import urllib.request

command = [os.environ["NODE"], "--processes", "2", "examples/processes.js", "0"]
with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as cluster:
    lines = [cluster.stdout.readline() for _ in range(2)]
    port = int(re.search(r":(\d+)/", lines[0]).group(1))
    answers = set()
    while len(answers) < 2:  # the test's time-out is the end of patience
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            answers.add(answer.read())
    cluster.terminate()
    rest = cluster.stdout.read()
assert sorted(lines) == [f"process {number} on http://localhost:{port}/\n" for number in (0, 1)], lines
sys.exit(0 if (answers, rest, cluster.returncode) == ({b"process 0\n", b"process 1\n"}, "", 0) else 1)
