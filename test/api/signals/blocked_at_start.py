#!/usr/bin/env python3
"""A program that was started with all signals blocked hears of its children's ends, and of signals that it listens for."""

import os
import signal
import subprocess

PROGRAM = """
process.addListener("SIGTERM", function () { puts("SIGTERM"); node.exit(0); });
node.createChildProcess("exit 3").addListener("exit", function (code) {
  puts("child " + code);
  node.createChildProcess("kill -TERM $PPID; sleep 9");
});
"""


def block():
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


run = subprocess.run([os.environ["NODE"], "-e", PROGRAM], preexec_fn=block, stdout=subprocess.PIPE, text=True, timeout=50)
assert (run.returncode, run.stdout) == (0, "child 3\nSIGTERM\n"), run
