#!/usr/bin/env python3
"""On a terminal the program reads what is typed, and Ctrl-C ends both; the program gets it once."""

import os
import pty
import select
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import NODE, check  # noqa: E402

MAIN = """
process.addListener("SIGINT", function () { puts("got SIGINT"); setTimeout(function () { node.exit(0); }, 300); });
node.stdio.open();
node.stdio.addListener("data", function (data) { puts("read " + JSON.stringify(data)); });
puts("ready");
"""
with tempfile.TemporaryDirectory(prefix="node-watch-") as folder:
    with open(os.path.join(folder, "main.js"), "w") as file:
        file.write(MAIN)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv(NODE, [NODE, "--watch", "main.js"])
    seen = ""

    def wait_for(text):
        global seen
        while text not in seen:
            readable, _, _ = select.select([terminal], [], [], 30)
            check(readable, text, "comes behind", seen)
            seen += os.read(terminal, 4096).decode()

    wait_for("ready")
    os.write(terminal, b"typed\n")
    wait_for('read "typed\\n"')
    os.utime(os.path.join(folder, "main.js"))
    wait_for("main.js has changed")
    seen = ""
    wait_for("ready")
    os.write(terminal, b"again\n")
    wait_for('read "again\\n"')
    os.write(terminal, b"\x03")
    wait_for("got SIGINT")
    _, status = os.waitpid(pid, 0)
    check(os.waitstatus_to_exitcode(status) == 0, status)
    check(seen.count("got SIGINT") == 1, seen)
