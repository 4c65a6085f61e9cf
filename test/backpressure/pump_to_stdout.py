#!/usr/bin/env python3
"""An upload of 128 MiB that node.pump writes to stdout, which nobody reads for a while, is held up, and the loop goes on; it gets
there whole, and the program grows by less than 64 MiB."""

from fixtures.flow import TOTAL, Program, Sink, Source, answer_on, finish

program = Program("""
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {});
  if (request.method === "GET") {
    response.sendBody("the loop goes on");
    return response.finish();
  }
  node.pump(request, node.stdio).addCallback(function (bytes) {
    response.sendBody(String(bytes));
    response.finish();
    server.close();
  });
});
server.listen(0, "127.0.0.1");
puts(server.port);
""")
connection = program.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % TOTAL)
source = Source(connection)
sink = Sink(program.process.stdout.buffer.raw.read)
program.stands(source)
assert source.sent < TOTAL // 2, source.sent
other = program.connect(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
assert answer_on(other).read() == b"the loop goes on"
other.close()
sink.go()
finish(program, sink)
assert answer_on(connection).read() == b"%d" % TOTAL
connection.close()
assert program.process.wait() == 0, program.process.returncode
