#!/usr/bin/env python3
"""A file that takes longer than --timeout says is killed with all that it has started, and reported so."""

import os
import re
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({
    "hangs.js": """
var child = node.createChildProcess(["sleep", "1000"]);
puts("child " + child.pid);
process.addListener("SIGTERM", function () { puts("does not mind"); });
""",
    "busy.js": "for (;;);",
    "quick.js": "",
})
code, out, err = project.run("--timeout=1.5", "--jobs", "3", ".")
check(code == 1, code)
check("FAILED  hangs.js (timed out after 1.5 s, 1." in out and "  hangs.js (timed out after 1.5 s)\n" in out, out)
check("FAILED  busy.js (timed out after 1.5 s" in out and "ok      quick.js" in out, out)
pid = int(re.search(r"    child (\d+)\n", out).group(1))


def lives(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return " Z " not in stat.read()
    except FileNotFoundError:
        return False


end = time.monotonic() + 10  # a kill takes effect when the child is next given a processor
while lives(pid) and time.monotonic() < end:
    time.sleep(0.01)
check(not lives(pid), "the child is gone")
code, out, err = project.run("--timeout", "0", "quick.js")
check(code == 0, out)
