#!/usr/bin/env python3
"""A byte that comes alone over TLS while the program is busy, for longer than the idle timeout, is delivered, and no timeout comes before it."""

import os
import signal
import socket
import ssl
import subprocess
import sys

CERTIFICATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tls/fixtures")
SERVER = """
var certificates = ARGV[2];
var server = node.tcp.createServer(function (connection) {
  connection.setEncoding("utf8");
  connection.setTimeout(200);
  connection.addListener("timeout", function () { puts("timeout"); });
  connection.addListener("receive", function (data) {
    if (data !== "go") return puts(data);
    setTimeout(function () {
      node.debug("busy");
      for (var end = node.now() + 2000; node.now() < end;);
    }, 0);
  });
}, { secure: { certificateFile: certificates + "/localhost.pem", keyFile: certificates + "/localhost.key" } });
server.listen(0, "127.0.0.1");
puts(server.port);
"""

signal.signal(signal.SIGALRM, lambda *_: sys.exit("it does not come"))
signal.alarm(60)
program = subprocess.Popen([os.environ["NODE"], "-e", SERVER, CERTIFICATES], stdout=subprocess.PIPE, text=True)
try:
    context = ssl.create_default_context(cafile=os.path.join(CERTIFICATES, "authority.pem"))
    with socket.create_connection(("127.0.0.1", int(program.stdout.readline()))) as plain:
        connection = context.wrap_socket(plain, server_hostname="localhost")
        connection.sendall(b"go")
        assert program.stdout.readline() == "busy\n"
        connection.sendall(b"x")
        told = program.stdout.readline().strip()
        assert told == "x", told
finally:
    program.kill()
