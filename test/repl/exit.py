#!/usr/bin/env python3
"""node.exit() at the prompt, and in a callback while it waits, ends the program with its code."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    node.send("node.exit(4)\n")
    equal(node.wait(), 4)
with Terminal() as node:
    node.send("setTimeout(() => node.exit(5), 10); 1\n")
    equal(node.wait(), 5)
    equal(termios.tcgetattr(node.fd)[3] & termios.ECHO, termios.ECHO)
with Terminal() as node:
    node.send(".exit\n")
    equal(node.wait(), 0)
