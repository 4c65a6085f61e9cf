#!/usr/bin/env python3
"""An HTTP client that does not read its compressed answer holds up a script that heeds sendBody(), which grows by less than 64 MiB while
128 MiB go; so does a script that is slow to read an answer which it has decompressed."""

import zlib

from fixtures.flow import PIECES, Program, Sink, answer_on, finish

SERVER = PIECES + """
var server = node.http.createServer(function (request, response) {
  var number = 0;
  response.sendHeader(200);
  function more() {
    while (number < COUNT) if (!response.sendBody(piece(number++))) return;
    response.finish();
    server.close();
  }
  response.addListener("drain", more);
  more();
}, { compress: { level: 0, formats: ["gzip"] } });
server.listen(0, "127.0.0.1");
puts(server.port);
"""
program = Program(SERVER)
connection = program.connect(b"GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
program.stands()
answer = answer_on(connection)
assert answer.getheader("Content-Encoding") == "gzip"
inflate = zlib.decompressobj(31)


def read(size):
    while True:
        packed = inflate.unconsumed_tail or answer.read(size)
        text = inflate.decompress(packed, size)
        if text or not packed:
            return text


sink = Sink(read)
sink.go()
finish(program, sink)
connection.close()
program.end()

# The other way: a server that answers as fast as it can, and a client behind which nobody reads.
server = Program(SERVER)
program = Program("""
var server = node.tcp.createServer(function (connection) {
  server.close();
  node.http.createClient(%d, "127.0.0.1", { decompress: true }).get("/").finish(function (response) {
    node.pump(response, connection);
  });
});
server.listen(0, "127.0.0.1");
puts(server.port);
""" % server.port)
connection = program.connect()
program.stands()
sink = Sink(connection.recv)
sink.go()
finish(program, sink)
connection.close()
program.end()
server.end()
