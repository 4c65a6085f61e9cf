#!/usr/bin/env python3
"""console.log() colours values on a terminal only, and not where the environment has NO_COLOR."""
import os
import subprocess

PROGRAM = 'console.log("plain", { a: 1, b: "text" })'


def on_terminal(**environment):
    master, slave = os.openpty()
    subprocess.run([os.environ["NODE"], "-e", PROGRAM], stdout=slave, env={**os.environ, **environment}, check=True, timeout=30)
    os.close(slave)
    return os.read(master, 4096).decode().strip()


os.environ.pop("NO_COLOR", None)
coloured = on_terminal()
assert coloured == 'plain {"a":\x1b[33m1\x1b[0m,"b":\x1b[32m"text"\x1b[0m}', repr(coloured)
PLAIN = 'plain {"a":1,"b":"text"}'
assert on_terminal(NO_COLOR="1") == PLAIN
assert subprocess.check_output([os.environ["NODE"], "-e", PROGRAM], text=True).strip() == PLAIN
