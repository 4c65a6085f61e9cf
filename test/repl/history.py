#!/usr/bin/env python3
"""What was typed is kept for the next session, in a file of mode 0600, programs of several lines as one."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

UP = "\x1b[A"
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "history")
    with Terminal(history=file) as node:
        node.line("'first'")
        node.line("(", then="... ")
        node.line("2 + 3", then="... ")
        node.line(")")
        node.line("'third'")
        node.send("\x04")
        node.wait()
    equal(os.stat(file).st_mode & 0o777, 0o600)
    equal(open(file).read(), "'first'\n(\n\t2 + 3\n\t)\n'third'\n")
    os.chmod(file, 0o644)
    with Terminal(history=file) as node:
        node.send(UP)
        node.expect("'third'")
        node.send(UP + "\n")
        contains(node.expect("\n> "), "\n5\n")
        node.send(UP + UP + UP + UP)
        node.expect("'first'")
        contains(node.line(""), '\n"first"\n')
    equal(os.stat(file).st_mode & 0o777, 0o600)
    home = os.path.join(folder, "home")
    os.mkdir(home)
    with Terminal(command=["env", "-u", "NODE_HISTORY", f"HOME={home}", NODE]) as node:
        node.line("1")
    equal(os.listdir(home), [".node_history"])
with Terminal(history="/no/such/folder/history") as node:
    contains(node.line("1"), "\n1\n")
