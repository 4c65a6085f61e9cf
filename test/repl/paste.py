#!/usr/bin/env python3
"""100 KB of pasted text are taken, as one line and as many."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    node.send("'" + "b" * 100_000 + "'.length\n")
    node.expect("\n100000\n> ", patience=50)
    node.send("var sum = 0\n" + "sum += 1; 0\n" * 2000 + "function pasted() {\n" + "  sum += 1;\n" * 2000 + "}\n" +
              "pasted(); 'sum ' + sum\n")
    node.expect('"sum 4000"\n> ', patience=50)
