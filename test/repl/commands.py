#!/usr/bin/env python3
""".help, .load, .save, .editor and .break do what they say; another word is no command."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with tempfile.TemporaryDirectory() as folder, Terminal() as node:
    contains(node.line(".help"), ".load", ".save", "Tab")
    with open(os.path.join(folder, "in.js"), "w") as file:
        file.write("let loaded = 1;\nloaded + 1\n")
    contains(node.line(f".load {folder}/in.js"), "\n2\n")
    contains(node.line("loaded"), "\n1\n")
    contains(node.line(f".load {folder}/none"), ".load: ")
    contains(node.line(".load"), "missing")
    node.line(f".save {folder}/out.js")
    equal(open(os.path.join(folder, "out.js")).read(), "let loaded = 1;\nloaded + 1\n\nloaded\n")
    contains(node.line(f".save {folder}/none/out.js"), ".save: ")
    contains(node.line(".nothing"), "no command .nothing")
    node.send(".editor\n1 +\n\n2\n")
    node.send("\x04")
    contains(node.expect("\n> "), "\n3\n")
    contains(node.line("[5]"), "\n[5]\n")
