#!/usr/bin/env python3
"""setRaw gives each key at once; the terminal is as before at the end, after a signal, and while stopped; "resize" comes."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
import time

# Else a sanitizer takes SIGSEGV for a fault of the program.
os.environ["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0"

SOURCE = """
if (!node.isTerminal(0) || node.terminalSize(1).rows !== node.terminalSize().rows) throw new Error("no terminal");
node.stdio.setRaw(true);
node.stdio.open();
node.stdio.addListener("data", function (data) {
  if (data === "q") node.exit(0);
  puts(JSON.stringify(data));
});
node.stdio.addListener("resize", function (size) { puts(size.columns + "x" + size.rows); });
puts("ready");
"""


def read_until(fd, end):
    got = b""
    while not got.endswith(end):
        got += os.read(fd, 1000)
    return got


def wait_for(condition):
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    raise SystemExit("waited in vain")


def start():
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    program = subprocess.Popen([os.environ["NODE"], "-e", SOURCE], stdin=theirs, stdout=theirs, start_new_session=True)
    read_until(ours, b"ready\r\n")
    assert not termios.tcgetattr(theirs)[3] & (termios.ICANON | termios.ECHO | termios.ISIG)
    return ours, theirs, program, before


ours, theirs, program, before = start()
os.write(ours, b"a")
assert read_until(ours, b"\n") == b'"a"\r\n'
os.write(ours, b"\x03")
assert read_until(ours, b"\n") == b'"\\u0003"\r\n'
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 81, 0, 0))
os.kill(program.pid, signal.SIGWINCH)
assert read_until(ours, b"\n") == b"81x24\r\n"
os.write(ours, b"q")
assert program.wait() == 0
assert termios.tcgetattr(theirs) == before

for number in signal.SIGTERM, signal.SIGHUP, signal.SIGSEGV:
    ours, theirs, program, before = start()
    program.send_signal(number)
    assert program.wait() == -number
    assert termios.tcgetattr(theirs) == before, number
