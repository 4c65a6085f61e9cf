#!/usr/bin/env python3
"""Where stdin is no terminal there is a prompt with -i only."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

import subprocess
def run(*options, input=""):
    return subprocess.run([NODE, *options], input=input, capture_output=True, text=True, timeout=50)

plain = run(input="1 + 1\n")
equal((plain.returncode, plain.stdout), (1, ""))
contains(plain.stderr, "Usage: node")
asked = run("-i", input="1 + 1\nlet a = [\n3]\na\nawait new Promise((done) => setTimeout(done, 20, 'end'))\nnode.exitCode = 2\n7")
equal(asked.stdout, '> 2\n> ... undefined\n> [3]\n> "end"\n> 2\n> 7\n> \n')
equal((asked.returncode, asked.stderr), (2, ""))
equal(run("-i", input="(").returncode, 0)
equal(run("-i", "script.js").returncode, 1)
