"""run.py CASE: runs the program ($NODE) as test/cli/CASE.* says and compares what it did.

CASE.out   what stdout must be, byte for byte; it makes the case
CASE.args  the words after the program, one a line; without it, CASE.js alone
CASE.in    stdin; without it, /dev/null
CASE.err   what stderr must be, by line: "*" is anything within a line, a line "..." any number of lines;
           without it, stderr must be empty
CASE.code  the exit code; without it, 0

The program runs in the folder of the case, so scripts have short names there.
"""

import os
import re
import subprocess
import sys


def read(path, default=None):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return default


def line_pattern(text):
    """The regular expression for what CASE.err says."""
    pattern = b""
    for line in text.splitlines():
        if line == b"...":
            pattern += rb"(?:[^\n]*\n)*"
        else:
            pattern += b"[^\\n]*".join(re.escape(part) for part in line.split(b"*")) + b"\n"
    return pattern


def main():
    case = sys.argv[1]
    folder, name = os.path.split(case)
    arguments = read(case + ".args", (name + ".js\n").encode()).decode().splitlines()
    run = subprocess.run([os.environ["NODE"]] + arguments, cwd=folder or ".", capture_output=True,
                         input=read(case + ".in", b""), check=False)

    complaints = []
    code = int(read(case + ".code", b"0"))
    if run.returncode != code:
        complaints.append(f"exit code {run.returncode}, expected {code}")
    out = read(case + ".out")
    if run.stdout != out:
        complaints.append(f"stdout, expected:\n{out.decode(errors='replace')}")
    err = read(case + ".err", b"")
    if not re.fullmatch(line_pattern(err), run.stderr):
        complaints.append(f"stderr, expected:\n{err.decode(errors='replace')}")
    if not complaints:
        return 0
    print("\n".join(complaints))
    print(f"--- stdout was:\n{run.stdout.decode(errors='replace')}")
    print(f"--- stderr was:\n{run.stderr.decode(errors='replace')}")
    return 1


sys.exit(main())
