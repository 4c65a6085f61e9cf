#!/usr/bin/env python3
"""What a callback prints stands on lines of its own, and the line that is edited stands below it."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with Terminal() as node:
    node.line("function go() { puts('one'); console.error('two') }")
    node.line("setTimeout(go, 200); 0")
    node.send("1 + 2 + 3\x1b[D\x1b[D\x1b[D\x1b[D")
    node.expect("one\n")  # the line may come back between the two
    node.expect("two\n> 1 + 2 + 3")
    node.send("0")
    contains(node.line(""), "\n24\n")  # 1 + 20 + 3: the cursor is where it was
    node.line("setTimeout(() => print('unended'), 200); 0")
    node.send("half")
    node.expect("unended\n> half")
