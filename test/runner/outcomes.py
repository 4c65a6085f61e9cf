#!/usr/bin/env python3
"""A file passes when its process exits with 0; any other end is named, its output shown, and the file named again."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({
    "passes.js": "puts('of the one that passes')",
    "throws.js": "puts('to stdout'); throw new Error('to stderr')",
    "exits.js": "node.exit(7)",
    "signal.js": "node.kill(node.pid, 'SIGABRT')",
    "syntax.js": "var = 1",
    "open.js": "setInterval(function () {}, 1000); setTimeout(function () { node.exit(0); }, 10)",
    "stalled.mjs": "await new Promise(() => {})",
})
code, out, err = project.run(".")
check(code == 1, code)
check(err == "", err)
reasons = {"exits.js": "exit code 7", "signal.js": "killed by SIGABRT", "stalled.mjs": "exit code 13",
           "syntax.js": "exit code 1", "throws.js": "exit code 1"}
for name, reason in reasons.items():
    check(f"FAILED  {name} ({reason}, " in out, name, out)
tail = "".join(f"  {name} ({reason})\n" for name, reason in sorted(reasons.items()))
check("\nFailed:\n" + tail + "\n7 files: 2 passed, 5 failed (" in out, out)
check("ok      open.js (" in out and "ok      passes.js (" in out, out)
check("    to stdout\n" in out and "Error: to stderr\n" in out, out)
check("of the one that passes" not in out, out)
check(project.files(out) == sorted(project.files(out)), "the order of the files", out)

code, out, err = project.run("--verbose", "passes.js")
check(code == 0 and err == "", code, err)
check("    of the one that passes\n" in out and out.endswith(" s)\n"), out)
check("\n1 file: 1 passed, 0 failed (" in out and "Failed" not in out, out)
