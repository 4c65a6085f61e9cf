#!/usr/bin/env python3
"""Of a large result the beginning is shown."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    for text in ["'x'.repeat(1e6)", "Array(1000).fill('y'.repeat(1000))"]:
        shown = node.line(text)
        contains(shown, "more characters\n")
        if len(shown) > 100_000:
            sys.exit(f"{len(shown)} characters")
    contains(node.line("_.length"), "\n1000\n")
