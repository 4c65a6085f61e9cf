#!/usr/bin/env python3
"""An upload of 128 MiB that node.pump writes to a pipe which nobody reads for a while is held up; it gets there whole, and the
program grows by less than 64 MiB."""

import os
import tempfile

from fixtures.flow import TOTAL, Program, Sink, Source, answer_on, finish

with tempfile.TemporaryDirectory() as folder:
    fifo = os.path.join(folder, "fifo")
    os.mkfifo(fifo)
    program = Program("""
var server = node.http.createServer(function (request, response) {
  node.pump(request, { path: ARGV[2] }).addCallback(function (bytes) {
    response.sendHeader(200);
    response.sendBody(String(bytes));
    response.finish();
    server.close();
  });
});
server.listen(0, "127.0.0.1");
puts(server.port);
""", fifo)
    connection = program.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % TOTAL)
    source = Source(connection)
    with open(fifo, "rb", buffering=0) as slow:
        sink = Sink(slow.read)
        program.stands(source)
        assert source.sent < TOTAL // 2, source.sent
        sink.go()
        finish(program, sink)
    assert answer_on(connection).read() == b"%d" % TOTAL
    connection.close()
    program.end()
