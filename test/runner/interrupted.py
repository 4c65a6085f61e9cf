#!/usr/bin/env python3
"""Ctrl-C has the files end that run, prints what ran, and exits with 130; a second one kills."""

import os
import signal
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

FILES = {
    "a.js": "",
    "b.js": "process.addListener('SIGTERM', function () { puts('cleans up'); node.exit(0); }); setInterval(function () {}, 1000); "
            "node.fs.open('b', node.O_CREAT | node.O_WRONLY, 0600).wait();",
    "c.js": "node.exit(1)",
    "d.js": "",
}
STUBBORN = "process.addListener('SIGTERM', function () { node.fs.open('told', node.O_CREAT | node.O_WRONLY, 0600).wait(); });" \
    "setInterval(function () {}, 1000); node.fs.open('b', node.O_CREAT | node.O_WRONLY, 0600).wait();"


def wait_for(project, name):
    until = time.monotonic() + 30
    while not os.path.exists(os.path.join(project.path, name)):
        check(time.monotonic() < until, name, "comes")
        time.sleep(0.01)


project = Project(FILES)
program = project.start("--test", "--jobs", "1", "a.js", "c.js", "b.js", "d.js")
wait_for(project, "b")
program.send_signal(signal.SIGINT)
out, err = program.communicate(timeout=40)
check(program.returncode == 130, program.returncode, out, err)
check("ok      a.js (" in out and "FAILED  c.js (exit code 1" in out and "b.js (stopped" in out, out)
check("    cleans up\n" in out and "d.js" not in out, out)
check("4 files: 1 passed, 1 failed, 2 not run to the end, stopped by SIGINT (" in out, out)

project = Project({**FILES, "b.js": STUBBORN})
program = project.start("--test", "--tap", "b.js", "d.js")
wait_for(project, "b")
program.send_signal(signal.SIGTERM)
wait_for(project, "told")
program.send_signal(signal.SIGTERM)
out, err = program.communicate(timeout=40)
check(program.returncode == 143, program.returncode, out, err)
check(out.endswith("Bail out! stopped by SIGTERM\n"), out)
