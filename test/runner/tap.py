#!/usr/bin/env python3
"""--tap prints TAP, and nothing else, as prove and tappy read it."""

import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({
    "a # \\.js": "puts('ok 17 - says the file'); puts('1..99')",
    "b.js": "puts('not ok 1'); print('no newline, é, \\r, \\x01'); node.exit(3)",
    "c.js": "node.kill(node.pid, 'SIGABRT')",
    "d.js": "",
})
code, out, err = project.run("--tap", "--verbose", ".")
check(code == 1 and err == "", code, err)
lines = out.split("\n")
check(lines[:2] == ["TAP version 13", "1..4"], lines)
results = [line for line in lines if re.match("(not )?ok ", line)]
check(results == ["ok 1 - a \\# \\\\.js", "not ok 2 - b.js", "not ok 3 - c.js", "ok 4 - d.js"], results)
check("# not ok 1" in lines and "# ok 17 - says the file" in lines and '  message: "killed by SIGABRT"' in lines, out)

project.write("all.tap", out)
for command, good in [(["prove", "--exec", "cat", "all.tap"], r"Failed tests:  2-3\n"),
                      (["tappy", "all.tap"], r"Ran 4 tests .*\n\nFAILED \(failures=2\)")]:
    if shutil.which(command[0]) is None:
        print(command[0], "is not there")
        sys.exit(77)
    done = subprocess.run(command, cwd=project.path, capture_output=True, text=True, timeout=30)
    check(done.returncode != 0 and re.search(good, done.stdout + done.stderr), done.stdout, done.stderr)
    check("Parse error" not in done.stdout + done.stderr, done.stdout, done.stderr)

code, out, err = project.run("--tap", "d.js")
project.write("good.tap", out)
done = subprocess.run(["prove", "--exec", "cat", "good.tap"], cwd=project.path, capture_output=True, text=True, timeout=30)
check(code == 0 and done.returncode == 0 and "Tests=1" in done.stdout, done.stdout, done.stderr)
