#!/usr/bin/env python3
"""A program that does not end when it is told to is killed, and started again."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

watched = Watched({"main.js": """
process.addListener("SIGTERM", function () { puts("no"); });
setInterval(function () {}, 1000);
puts("first " + node.pid);
"""}, "--watch", "main.js")
pid = int(watched.line("first ").split()[1])
watched.replace("main.js", "puts('second'); setInterval(function () {}, 1000);")
watched.line("no")
watched.line("second")
check(not os.path.exists(f"/proc/{pid}"))
check(watched.end() == 143)
