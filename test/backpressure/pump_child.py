#!/usr/bin/env python3
"""A child that prints 128 MiB, pumped to a client that does not read for a while, is held up; all gets there, and the program
grows by less than 64 MiB."""

import os
import tempfile

from fixtures.flow import Program, Sink, answer_on, finish, pieces

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "all")
    with open(path, "wb") as file:
        file.writelines(pieces())
    program = Program("""
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200);
  var child = node.createChildProcess("exec cat " + ARGV[2]);
  node.pump(child, response);
  child.addListener("exit", function () { puts("child ended"); });
  server.close();
});
server.listen(0, "127.0.0.1");
puts(server.port);
""", path)
    connection = program.connect(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    program.stands()
    sink = Sink(answer_on(connection).read)
    sink.go()
    finish(program, sink)
    connection.close()
    assert program.end() == "child ended\n"
