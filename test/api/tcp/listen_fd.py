#!/usr/bin/env python3
"""listen({fd}) accepts on a listening socket that was inherited; what is none is an Error, and stays open."""

import os
import socket
import subprocess
import sys

SCRIPT = """
var server = node.tcp.createServer(function (connection) {
  connection.send("inherited");
  connection.close();
  server.close();
});
[ARGV[2], 1, 70000].forEach(function (fd, index) {
  try {
    server.listen({fd: Number(fd)});
    if (index > 0) puts("listens on " + fd);
    server.close();
  } catch (error) {
    puts(error.code + " " + /descriptor \\d+/.test(error.message));
  }
});
server.listen({fd: Number(ARGV[3])});
puts(server.port);
try {
  node.http.createServer().listen({fd: Number(ARGV[3])});
} catch (error) {
  puts(error.code + " " + /descriptor \\d+/.test(error.message));
}
"""

plain = socket.socket()
listening = socket.create_server(("127.0.0.1", 0))
descriptors = (plain.fileno(), listening.fileno())
child = subprocess.Popen([os.environ["NODE"], "-e", SCRIPT, *map(str, descriptors)], pass_fds=descriptors,
                         stdout=subprocess.PIPE)
client = socket.create_connection(listening.getsockname())
client.settimeout(30)
assert client.recv(100) == b"inherited"
client.close()
output = child.communicate()[0].decode().split("\n")
expected = ["EINVAL true", "ENOTSOCK true", "EBADF true", str(listening.getsockname()[1]), "EADDRINUSE true", ""]
sys.exit(0 if (output, child.returncode) == (expected, 0) else f"{output}, code {child.returncode}")
