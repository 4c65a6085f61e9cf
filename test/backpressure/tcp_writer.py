#!/usr/bin/env python3
"""A TCP client that sends without end to a script that has paused is held up, and its 128 MiB are there after readResume():
the program grows by less than 64 MiB."""

from fixtures.flow import TOTAL, Program, Sink, Source, finish

# What is resumed when the second connection comes goes back through it.
program = Program("""
var first;
var server = node.tcp.createServer(function (connection) {
  connection.setEncoding("bytes");
  if (first === undefined) {
    first = connection;
    return connection.readPause();
  }
  server.close();
  first.addListener("receive", function (bytes) { if (!connection.send(bytes)) first.readPause(); });
  first.addListener("eof", function () { first.close(); connection.close(); });
  connection.addListener("drain", function () { first.readResume(); });
  connection.addListener("eof", function () { connection.close(); });
  first.readResume();
});
server.listen(0, "127.0.0.1");
puts(server.port);
""")
source = Source(program.connect(), ends=True)
program.stands(source)
assert source.sent < TOTAL // 2, source.sent
back = program.connect()
sink = Sink(back.recv, slow=False)
sink.go()
finish(program, sink)
back.close()
program.end()
