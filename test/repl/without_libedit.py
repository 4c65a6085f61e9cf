#!/usr/bin/env python3
"""Without libedit lines are read as they are, which is said once."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with tempfile.TemporaryDirectory() as folder:
    # A library of that name that has nothing.
    os.system(f"cc -shared -o {folder}/libedit.so.2 -x c /dev/null")
    if not os.path.exists(f"{folder}/libedit.so.2"):
        sys.exit(77)
    with Terminal(environment={"LD_LIBRARY_PATH": folder}) as node:
        contains(node.line("1 + 1"), "\n2\n")
        contains(node.line("[", then="... "), "")
        contains(node.line("3]"), "\n[3]\n")
        node.send("for (;;);\n")
        node.expect("for (;;);\n")
        time.sleep(0.3)
        node.send("\x03")
        node.expect("Interrupted\n> ")
        node.send("half\x03")
        node.expect("\n> ")
        equal(node.raw.count(b"lines cannot be edited here"), 1)
        node.send("\x04")
        equal(node.wait(), 0)
