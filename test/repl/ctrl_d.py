#!/usr/bin/env python3
"""Ctrl-D at an empty prompt ends the program in order; the terminal is as it was."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    before = termios.tcgetattr(node.fd)
    equal(before[3] & termios.ECHO, 0)
    node.line("process.addListener('exit', () => puts('bye')); setInterval(() => {}, 1000); node.exitCode = 3")
    node.send("\x04")
    node.expect("bye\n")
    equal(node.wait(), 3)
    after = termios.tcgetattr(node.fd)
    equal(after[3] & (termios.ECHO | termios.ICANON), termios.ECHO | termios.ICANON)
