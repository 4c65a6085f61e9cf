#!/usr/bin/env python3
"""Changes that come together start the program once; one right behind the start is not missed; to wait costs no time."""

import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

NAMES = [f"part{number}.js" for number in range(200)]
watched = Watched({
    "main.js": "".join(f"require('./{name}');" for name in NAMES) + "puts('started ' + require('./last.js').v);",
    "last.js": "exports.v = 0;", **{name: "" for name in NAMES},
}, "--watch", "main.js")
watched.line("started 0")
for name in [*NAMES, "main.js"]:
    os.utime(watched.at(name))
watched.write("last.js", "exports.v = 1;")
watched.line("started 1")
watched.line("node --watch: the program has ended")
check(len([line for line in watched.seen if "has changed" in line]) == 1, watched.seen)

# The program has just loaded it; nobody watches it yet.
for turn in range(2, 22):
    watched.write("last.js", f"exports.v = {turn};" + " " * turn)
    watched.line(f"started {turn}")


def time_used():
    with open(f"/proc/{watched.program.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


watched.line("node --watch: the program has ended")
before = time_used()
time.sleep(1)
check(time_used() - before < 0.1, "seconds of computing", time_used() - before)
check(watched.end() == 143)
