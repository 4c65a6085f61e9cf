#!/usr/bin/env python3
"""A program that has ended, by itself or not, is started again by a change, and by nothing else; so is one that a change mends."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

watched = Watched({"main.js": "puts('runs')"}, "--watch", "main.js")
for text, says in [
        ("", "with exit code 0"), ("node.exit(7)", "with exit code 7"), ("throw new Error('x')", "with exit code 1"), ("var var", "with exit code 1"),
        ("node.kill(node.pid, 'SIGKILL')", "by SIGKILL"), ("require('./absent')", "with exit code 1"), (None, "with exit code 0")]:
    if text is None:
        watched.write("absent.js", "")  # what was looked for in vain
    elif text != "":
        watched.replace("main.js", text)
    watched.line(f"node --watch: the program has ended {says}, waiting for a change")
watched.write("absent.js", "require('./deep/er.js')")
watched.line("node --watch: the program has ended with exit code 1")
watched.write("deep/er.js", "puts('mended')")
watched.line("mended")
watched.line("node --watch: the program has ended with exit code 0")
check(watched.end() == 143)
check(watched.seen.count("runs") == 1, watched.seen)
