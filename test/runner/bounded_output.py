#!/usr/bin/env python3
"""Of what a file prints its beginning and its end are kept, and memory does not grow with it."""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

LINES = 4_000_000  # of 100 bytes
project = Project({"prints.js": f"""
var line = "x".repeat(99) + "\\n", piece = line.repeat(1000), left = {LINES} / 1000;
puts("the first line");
function more() {{
  while (left-- > 0) if (!node.stdio.write(piece)) return;
  puts("the last line");
  node.exit(3);
}}
node.stdio.addListener("drain", more);
more();
"""})
program = project.start("--test", "prints.js")
out = program.stdout.read()
_, status, usage = os.wait4(program.pid, 0)
check(os.waitstatus_to_exitcode(status) == 1, status)
check("    the first line\n" in out and "    the last line\n" in out, out[:200], out[-400:])
left = int(re.search(r"\n    \[(\d+) characters are left out here\]\n", out).group(1))
check(left > 100 * LINES - 200_000 and len(out) < 200_000, left, len(out))
check(usage.ru_maxrss < 200 * 1024, "KiB of memory", usage.ru_maxrss)
