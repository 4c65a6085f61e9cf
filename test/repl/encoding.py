#!/usr/bin/env python3
"""Texts are UTF-8, wide characters take two columns, and what is no UTF-8 is U+FFFD."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    contains(node.line("'żółw 亀'"), '\n"żółw 亀"\n')
    contains(node.line("'亀'.charCodeAt(0).toString(16)"), '\n"4e80"\n')
    node.send(b"'\xff\xfe'.length\n")
    contains(node.expect("\n> "), "\n2\n")
    node.send(b"'a\xe4\xba")
    node.send(b"\x80b'\n")
    contains(node.expect("\n> "), '\n"a亀b"\n')
    node.send("'亀亀'\x1b[D\x1b[D+")  # between the two
    contains(node.line(""), '\n"亀+亀"\n')
