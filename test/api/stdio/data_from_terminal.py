#!/usr/bin/env python3
"""From a terminal come lines as they are typed; Ctrl-D at the beginning of one is the end."""

import os

from fixtures.program import equal, read_until, start, terminal

SOURCE = """
node.stdio.open();
node.stdio.addListener("data", function (data) { puts(JSON.stringify(data)); });
node.stdio.addListener("close", function () { puts("close"); });
puts("ready");
"""
ours, theirs = terminal()
program = start(SOURCE, stdin=theirs, stdout=theirs, stderr=theirs)
read_until(ours, b"ready\n")
os.write(ours, b"first\n")
equal(read_until(ours, b"\n"), b'"first\\n"\n')
os.write(ours, b"sec")
os.write(ours, b"ond\n")
equal(read_until(ours, b"\n"), b'"second\\n"\n')
os.write(ours, b"\x04")
equal(read_until(ours, b"\n"), b"close\n")
equal(program.wait(), 0)
