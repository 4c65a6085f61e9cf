#!/usr/bin/env python3
"""A client that resets its secure connection while its upload is pumped back to it, and nothing can be written, ends the pump at once."""

import os
import signal
import socket
import ssl
import struct
import subprocess
import sys

CERTIFICATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tls/fixtures")
CLIENTS = 6  # how much of a record has come when the reset comes is up to the system
SERVER = """
var certificates = ARGV[2];
var server = node.http.createServer(function (request, response) {
  request.connection.addListener("close", function () { puts("closed"); });
  response.sendHeader(200, { "Content-Length": 100000000 });
  node.pump(request, response).addErrback(function (error) { puts(error.code); });
}, { secure: { certificateFile: certificates + "/localhost.pem", keyFile: certificates + "/localhost.key" } });
server.listen(0, "127.0.0.1");
puts(server.port);
"""


def upload(port):
    """Sends until the server takes no more, and resets."""
    context = ssl.create_default_context(cafile=os.path.join(CERTIFICATES, "authority.pem"))
    with socket.create_connection(("127.0.0.1", port)) as plain:
        connection = context.wrap_socket(plain, server_hostname="localhost")
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n")
        connection.settimeout(0.3)
        sent = 0
        try:
            while sent < 100000000:
                sent += connection.send(bytes(16384))
        except (TimeoutError, ssl.SSLError):
            pass
        assert sent < 100000000, "the server takes all"
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


signal.signal(signal.SIGALRM, lambda *_: sys.exit("it does not end"))
signal.alarm(60)
program = subprocess.Popen([os.environ["NODE"], "-e", SERVER, CERTIFICATES], stdout=subprocess.PIPE, text=True)
try:
    port = int(program.stdout.readline())
    for _ in range(CLIENTS):
        upload(port)
        told = [program.stdout.readline().strip(), program.stdout.readline().strip()]
        assert told == ["EPIPE", "closed"], told
finally:
    program.kill()
