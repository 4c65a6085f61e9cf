#!/usr/bin/env python3
"""Ctrl-C that comes before the first statement of what was typed ends it as soon as it runs."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with tempfile.NamedTemporaryFile("w", suffix=".js") as file, Terminal() as node:
    # So long a text takes its time until it runs.
    file.write("for (;;); /*" + "-" * 40_000_000 + "*/")
    file.flush()
    node.send(".load " + file.name + "\n")
    node.expect(".js\n")
    node.send("\x03")
    contains(node.expect("\n> "), "Interrupted")
    contains(node.line("1 + 1"), "\n2\n")
