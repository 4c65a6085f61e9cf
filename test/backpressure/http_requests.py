#!/usr/bin/env python3
"""An HTTP client that asks without end and reads nothing is not read from any more, and then gets all its answers: 200,000
requests of 1 KiB, and the program grows by less than 64 MiB."""

import threading

from fixtures.flow import MOST, Program

COUNT = 200000
REQUEST = b"GET /%06d HTTP/1.1\r\nHost: a\r\nFill: " + b"x" * 980 + b"\r\n\r\n"
ANSWER = "HTTP/1.1 200 OK\r\nDate: %29s\r\nContent-Length: 6\r\n\r\n%06d"

program = Program("""
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  response.sendBody(request.uri.file);
  response.finish();
  if (request.uri.file === "last") server.close();
});
server.listen(0, "127.0.0.1");
puts(server.port);
""")
connection = program.connect()
asked = 0


def ask():
    global asked
    for number in range(0, COUNT, 100):
        connection.sendall(b"".join(REQUEST % i for i in range(number, number + 100)))
        asked = number + 100


class Asking:
    @property
    def sent(self):
        return asked


threading.Thread(target=ask, daemon=True).start()
program.stands(Asking())
assert asked < COUNT // 2, asked
answers = connection.makefile("rb")
for number in range(COUNT):
    head = [answers.readline() for _ in range(4)]
    assert head[0] == b"HTTP/1.1 200 OK\r\n" and head[3] == b"\r\n", head
    assert answers.read(6) == b"%06d" % number
grown = program.memory("VmHWM") - program.before
print("%.1f MiB" % (grown / (1 << 20)))
assert grown < MOST, grown
connection.close()
program.process.kill()
