#!/usr/bin/env python3
"""After a change of the terminal's size the line is laid out anew."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal(columns=80) as node:
    node.send("'" + "a" * 60)
    node.expect("a" * 60)
    node.resize(40, 24)
    os.kill(node.pid, signal.SIGWINCH)
    node.expect("> '")
    contains(node.line("'.length"), "\n60\n")
    contains(node.line("node.terminalSize().columns"), "\n40\n")
