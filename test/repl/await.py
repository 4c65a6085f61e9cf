#!/usr/bin/env python3
"""await stands at the top level, in all of its forms; events go on meanwhile."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    contains(node.line("await new Promise((done) => setTimeout(done, 20, 'late'))"), '\n"late"\n')
    contains(node.line("const v = (await Promise.resolve(3)) + 1"), "\nundefined\n")
    contains(node.line("v"), "\n4\n")
    contains(node.line("for await (const x of [1, 2]) puts('is ' + x)"), "\nis 1\n", "\nis 2\n")
    contains(node.line("await Promise.reject(new Error('no'))"), "\nUncaught Error: no\n")
    contains(node.line("Promise.resolve(1)"), "Promise")
