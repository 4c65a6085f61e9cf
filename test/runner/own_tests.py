#!/usr/bin/env python3
"""`node --test test/api` finds all tests of the API, and those that no clock decides pass."""

import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import NODE, check  # noqa: E402

# CTest runs all of them anyway: here those whose outcome depends on no time, since two runners share the machine.
SECTIONS = "events|promise|encodings|modules|packages|fs|output|url|web|crypto|compress|process|globals"
# Under sanitizers, or with the collector under stress, CTest runs each of them already.
if "ASAN_OPTIONS" in os.environ or "NODE_GC_STRESS" in os.environ:
    sys.exit(77)
command = [NODE, "--test", "--filter", "^test/api/(%s)/" % SECTIONS, "test/api"]
done = subprocess.run(command, capture_output=True, text=True, check=False)
print(done.stdout[-3000:], done.stderr)
check(done.returncode == 0, done.returncode)
check(int(re.search(r"\n(\d+) files: ", done.stdout).group(1)) > 200)
