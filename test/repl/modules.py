#!/usr/bin/env python3
"""require, import() and ES modules' names are looked up beside the working folder."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with tempfile.TemporaryDirectory() as folder:
    for name, text in {"a.js": "exports.a = 1", "b.mjs": "export const b = 2"}.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    node_path = os.path.abspath(NODE)
    with Terminal(command=["sh", "-c", f"cd {folder} && exec {node_path}"]) as node:
        contains(node.line("require('./a').a"), "\n1\n")
        contains(node.line("(await import('./b.mjs')).b"), "\n2\n")
        contains(node.line("await import('./c.mjs')"), "Uncaught", "c.mjs")
        contains(node.line("ARGV.length"), "\n1\n")
