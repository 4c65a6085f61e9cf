#!/usr/bin/env python3
"""_ is the last result and _error the last error, until a program sets them."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    node.line("6 * 7")
    contains(node.line("_ + 1"), "\n43\n")
    contains(node.line("_"), "\n43\n")
    node.line("throw new Error('old')")
    contains(node.line("_error.message"), '\n"old"\n')
    contains(node.line("Object.keys(globalThis).includes('_')"), "\nfalse\n")
    contains(node.line("_ = 'mine'"), "yours now", '\n"mine"\n')
    node.line("1")
    contains(node.line("_"), '\n"mine"\n')
    node.line("let _error = 5")
    node.line("null.x")
    contains(node.line("_error"), "\n5\n")
