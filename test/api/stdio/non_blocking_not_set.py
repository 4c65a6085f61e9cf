#!/usr/bin/env python3
"""O_NONBLOCK is never set on descriptors 0, 1 and 2, be they pipes, terminals or sockets."""

import os
import socket

from fixtures.program import equal, is_non_blocking, read_until, start, terminal

SOURCE = """
node.stdio.open();
node.stdio.addListener("data", function (data) {
  puts(data);
  node.stdio.writeError(data);
  setTimeout(function () { node.debug("done"); }, 1);
});
"""


def look(stdin, stdout, stderr, write, read):
    program = start(SOURCE, stdin=stdin, stdout=stdout, stderr=stderr)
    os.write(write, b"hello\n")
    read_until(read, b"done\n")
    for fd in (stdin, stdout, stderr):
        equal(is_non_blocking(fd), False)
    program.kill()
    program.wait()


pipes = [os.pipe() for _ in range(3)]
look(pipes[0][0], pipes[1][1], pipes[2][1], pipes[0][1], pipes[1][0])
ours, theirs = terminal()
look(theirs, theirs, theirs, ours, ours)
one, other = socket.socketpair()
look(other.fileno(), other.fileno(), other.fileno(), one.fileno(), one.fileno())
