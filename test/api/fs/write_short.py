#!/usr/bin/env python3
"""write() of which the file takes only a part tells how much that was; the next one tells why no more."""

import os
import resource
import subprocess
import sys
import tempfile

SCRIPT = """
var fd = node.fs.open(ARGV[2], node.O_WRONLY | node.O_CREAT, 0600).wait();
puts(node.fs.write(fd, new Array(1501).join("x")).wait());
node.fs.write(fd, "x").addErrback(function (error) { puts(error.code); });
"""

with tempfile.TemporaryDirectory() as folder:
    script = os.path.join(folder, "script.js")
    with open(script, "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    # Python ignores SIGXFSZ, and so will the program: the limit is an error value, then.
    run = subprocess.run([os.environ["NODE"], script, os.path.join(folder, "file")], stdout=subprocess.PIPE,
                         restore_signals=False, check=True,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)))
    sys.exit(0 if run.stdout == b"1000\nEFBIG\n" else f"printed {run.stdout}")
