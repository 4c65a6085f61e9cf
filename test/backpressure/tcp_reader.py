#!/usr/bin/env python3
"""A TCP client that does not read holds up a script that heeds send(): no more than 64 KiB and one piece wait, and it grows by
less than 64 MiB while 128 MiB go."""

from fixtures.flow import PIECE, PIECES, Program, Sink, finish

program = Program(PIECES + """
var number = 0, most = 0;
var server = node.tcp.createServer(function (connection) {
  function more() {
    while (number < COUNT) {
      var flows = connection.send(piece(number++));
      most = Math.max(most, connection.backlog);
      if (!flows) return;
    }
    connection.close();
  }
  connection.addListener("connect", more);
  connection.addListener("drain", more);
  connection.addListener("eof", function () { connection.close(); });
  connection.addListener("close", function () { server.close(); puts(most); });
});
server.listen(0, "127.0.0.1");
puts(server.port);
""")
connection = program.connect()
sink = Sink(connection.recv)
program.stands()
sink.go()
finish(program, sink)
connection.close()
most = int(program.end())
assert 64 << 10 < most <= (64 << 10) + PIECE, most
