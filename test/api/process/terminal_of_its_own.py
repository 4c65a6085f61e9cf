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


def shell(report):
    """What a shell does for its job: a process group in front, told when the job stops or ends. Runs in the child."""
    job = os.fork()
    if job == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        os.tcsetpgrp(0, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execv(os.environ["NODE"], [os.environ["NODE"], "-e", SOURCE])
    os.write(report, b"%d\n" % job)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED)
        os.write(report, b"stopped\n" if os.WIFSTOPPED(status) else b"ended %d\n" % status)
        if not os.WIFSTOPPED(status):
            signal.pause()  # its end would be that of the terminal


reading, writing = os.pipe()
leader, terminal = pty.fork()
if leader == 0:
    shell(writing)
os.close(writing)
reports = os.fdopen(reading)
job = int(reports.readline())
try:
    expect(terminal, b"ready\r\n")
    assert is_raw(terminal)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 33, 99, 0, 0))
    expect(terminal, b"99x33true\r\n")

    os.kill(job, signal.SIGTSTP)
    assert reports.readline() == "stopped\n"
    assert not is_raw(terminal)
    os.kill(job, signal.SIGCONT)
    os.write(terminal, b"k")
    expect(terminal, b"key k\r\n")
    assert is_raw(terminal)

    os.write(terminal, b"q")
    assert reports.readline() == "ended 0\n"
    assert not is_raw(terminal)
finally:
    os.kill(leader, signal.SIGKILL)  # with it the terminal hangs up, and its job ends
    os.waitpid(leader, 0)
