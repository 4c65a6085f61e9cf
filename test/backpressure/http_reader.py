#!/usr/bin/env python3
"""An HTTP client that does not read its answer holds up a script that heeds sendBody(), which grows by less than 64 MiB while
128 MiB go."""

from fixtures.flow import PIECES, Program, Sink, answer_on, finish

program = Program(PIECES + """
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
});
server.listen(0, "127.0.0.1");
puts(server.port);
""")
connection = program.connect(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
program.stands()
sink = Sink(answer_on(connection).read)
sink.go()
finish(program, sink)
connection.close()
program.end()
