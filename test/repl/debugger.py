#!/usr/bin/env python3
"""A debugger connects to a prompt as to any program."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

import json, urllib.request
with Terminal("--inspect=127.0.0.1:0", asks=False) as node:
    port = re.search(r"ws://127.0.0.1:(\d+)/", node.expect("> ")).group(1)
    targets = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list"))
    equal(len(targets), 1)
    contains(node.line("1 + 1"), "\n2\n")
    node.send("\x04")
    equal(node.wait(), 0)
