#!/usr/bin/env python3
"""On its own terminal: the kernel's SIGWINCH comes as "resize" with the new size; while the program is stopped the terminal
is as before, and raw again when it goes on."""

import fcntl
import os
import pty
import signal
import struct
import termios

SOURCE = """
node.stdio.setRaw(true);
node.stdio.addListener("resize", function (size) {
  var now = node.terminalSize();
  puts(size.columns + "x" + size.rows + (now.columns === size.columns && now.rows === size.rows));
});
node.stdio.open();
node.stdio.addListener("data", function (data) {
  if (data === "q") node.stdio.close();
  else puts("key " + data);
});
puts("ready");
"""


def is_raw(fd):
    return not termios.tcgetattr(fd)[3] & (termios.ICANON | termios.ECHO)


def expect(fd, end):
    got = b""
    while not got.endswith(end):
        got += os.read(fd, 1000)


child, terminal = pty.fork()
if child == 0:
    os.execv(os.environ["NODE"], [os.environ["NODE"], "-e", SOURCE])
expect(terminal, b"ready\r\n")
assert is_raw(terminal)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 33, 99, 0, 0))
expect(terminal, b"99x33true\r\n")

# The stop is a shell's: whoever waits for the child is told.
os.kill(child, signal.SIGTSTP)
_, status = os.waitpid(child, os.WUNTRACED)
assert os.WIFSTOPPED(status)
assert not is_raw(terminal)
os.kill(child, signal.SIGCONT)
os.write(terminal, b"k")
expect(terminal, b"key k\r\n")
assert is_raw(terminal)

os.write(terminal, b"q")
_, status = os.waitpid(child, 0)
assert status == 0, status
assert not is_raw(terminal)
