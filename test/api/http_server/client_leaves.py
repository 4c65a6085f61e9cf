#!/usr/bin/env python3
"""A client that ends its connection while an answer goes on is noticed with the first write, and then "close" comes; one that only half-closes gets the rest."""

import os
import socket
import subprocess

PROGRAM = """
var events = [];
var server = node.http.createServer(function (request, response) {
  request.addListener("close", function () {
    puts("close " + request.uri.path);
  });
  request.connection.addListener("eof", function () {
    puts("eof " + request.uri.path);
    if (request.uri.path === "/gone") response.sendBody("once more");
    else setTimeout(function () { response.sendBody("the rest"); response.finish(); }, 50);
  });
  response.sendHeader(200, { "Content-Type": "text/event-stream" });
  response.sendBody("begun ");
});
server.listen(0, "127.0.0.1");
puts(server.port);
"""

with subprocess.Popen([os.environ["NODE"], "-e", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
    port = int(program.stdout.readline())

    def begin(path):
        client = socket.create_connection(("127.0.0.1", port), 20)
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        got = b""
        while b"begun " not in got:
            got += client.recv(4096)
        return client

    client = begin("/half")
    client.shutdown(socket.SHUT_WR)
    got = b""
    while piece := client.recv(4096):
        got += piece
    assert b"the rest" in got, got
    assert program.stdout.readline() == "eof /half\n"

    begin("/gone").close()
    assert program.stdout.readline() == "eof /gone\n"
    assert program.stdout.readline() == "close /gone\n"
    program.kill()
