#!/usr/bin/env python3
"""Every error, flag of open, mode, mode of access and signal that the system's headers name stands under node, with its
number; an Error has the usual one of two names."""

import os
import re
import subprocess
import tempfile

HEADERS = "".join("#include <%s>\n" % name for name in ("errno.h", "fcntl.h", "signal.h", "stdio.h", "sys/stat.h", "unistd.h"))
NAMES = r"E[A-Z0-9]+|O_[A-Z]+|S_I[A-Z]+|[FRWX]_OK|SIG[A-Z0-9]+"
# No errors and signals: a size, names of a range, and the System V name of SIGCHLD.
OTHERS = {"EOF", "SIGSTKSZ", "SIGRTMIN", "SIGRTMAX", "SIGCLD"}

defined = subprocess.run(["cc", "-D_GNU_SOURCE", "-E", "-dM", "-"], input=HEADERS, stdout=subprocess.PIPE, text=True, check=True)
names = sorted(set(re.findall(r"^#define (%s) " % NAMES, defined.stdout, re.M)) - OTHERS)
assert len(names) > 190, names
with tempfile.TemporaryDirectory() as folder:
    program = os.path.join(folder, "numbers")
    lines = "".join('  printf("%s %%d\\n", (int)%s);\n' % (name, name) for name in names)
    source = "#define _GNU_SOURCE\n%sint main(void) {\n%s}\n" % (HEADERS, lines)
    subprocess.run(["cc", "-x", "c", "-o", program, "-"], input=source, text=True, check=True)
    theirs = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True).stdout
script = "%s.forEach(function (name) { puts(name + ' ' + node[name]); });" % names
ours = subprocess.run([os.environ["NODE"], "-e", script], stdout=subprocess.PIPE, text=True, check=True).stdout
assert ours == theirs, set(ours.splitlines()) ^ set(theirs.splitlines())
