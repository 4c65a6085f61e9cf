#!/usr/bin/env python3
"""Keys move in the line, search the history and delete; a lone Escape holds nothing up."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    node.send("23\x01" + "1\x05" + "4\n")  # Ctrl-A, Ctrl-E
    contains(node.expect("\n> "), "\n1234\n")
    node.send("1x\x7f" + "5\x1b[D\x1b[3~" + "6\n")
    contains(node.expect("\n> "), "\n16\n")
    node.line("'needle'")
    node.line("'other'")
    node.send("\x12need")
    node.send("\n")
    node.expect('\n"needle"\n> ')
    node.line("setTimeout(() => puts('ticked'), 100); 0")
    node.send("\x1b")
    node.expect("ticked\n")
