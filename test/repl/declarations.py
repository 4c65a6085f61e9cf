#!/usr/bin/env python3
"""let, const and class may be declared again; var and functions are the global object's."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    for line in ["let a = 1", "let a = 2", "const b = 1", "const b = 2", "class C {}", "class C { x() {} }"]:
        contains(node.line(line), "\nundefined\n")
    contains(node.line("[a, b, typeof new C().x]"), '\n[2,2,"function"]\n')
    contains(node.line("b = 3"), "Uncaught TypeError: Assignment to constant variable")
    node.line("var d = 4; function e() {}")
    contains(node.line("[globalThis.d, typeof globalThis.e]"), '\n[4,"function"]\n')
