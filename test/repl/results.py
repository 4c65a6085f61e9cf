#!/usr/bin/env python3
"""Results are shown as console.log shows what objects hold, without colours where NO_COLOR is set, and errors with their stacks."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    contains(node.line("1 + 1"), "\n2\n")
    contains(node.line("'a' + 'b'"), '\n"ab"\n')
    contains(node.line("new Map([[1, { a: [undefined] }]])"), '\nMap(1) {1 => {"a":[undefined]}}\n')
    contains(node.line("{ a: 1 }"), '\n{"a":1}\n')
    contains(node.line("{ a: 1 };"), "\n1\n")
    contains(node.line("[-0, 10n ** 20n, NaN]"), "\n[-0,100000000000000000000n,NaN]\n")
    contains(node.line("-0"), "\n-0\n")
    contains(node.line("10n ** 20n"), "\n100000000000000000000n\n")
    contains(node.line("-1 / 0"), "\n-Infinity\n")
    contains(node.line("void 0"), "\nundefined\n")
    contains(node.line("Symbol('x')"), "\nSymbol(x)\n")
    contains(node.line("function f() { throw new RangeError('far') }"), "\nundefined\n")
    contains(node.line("f()"), "\nUncaught RangeError: far\n", "    at f (<anonymous>:1:", "    at <anonymous>:1:1\n")
    contains(node.line("throw 1"), "\nUncaught 1\n")
    contains(node.line("a b"), "\n  a b\n    ^\nSyntaxError: Unexpected identifier")
    contains(node.line("JSON.parse('{')"), "\nUncaught SyntaxError: ")
    lacks(node.line("require('./no/such')"), "lib/module.js")
with Terminal(environment={"NO_COLOR": ""}) as node:
    node.line("'a'")
    if b'\x1b[32m"a"\x1b[0m' not in node.raw:
        sys.exit(f"no colour: {node.raw!r}")
