#!/usr/bin/env python3
"""A file has ended when its process has: what it leaves behind is killed, or not waited for if it has left the group."""

import os
import re
import signal
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({
    "leaves.js": """
var child = node.createChildProcess(["sleep", "1000"], null, {stdout: "inherit"});
puts("child " + child.pid);
node.exit(0);
""",
    "daemon.js": """
var child = node.createChildProcess(["setsid", "sleep", "20"], null, {stdout: "inherit"});
puts("daemon " + child.pid);
setTimeout(function () { node.exit(0); }, 200);
""",
})
began = time.monotonic()
code, out, err = project.run("--verbose", ".")
check(code == 0, code, out, err)
check(time.monotonic() - began < 15, "nobody waits for the daemon")
os.kill(int(re.search(r"daemon (\d+)", out).group(1)), signal.SIGKILL)
pid = re.search(r"child (\d+)", out).group(1)
check(not os.path.exists(f"/proc/{pid}") or " Z " in open(f"/proc/{pid}/stat").read(), "the child is gone")
