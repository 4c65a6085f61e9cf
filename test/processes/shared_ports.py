#!/usr/bin/env python3
"""All workers accept at each socket of the script: HTTP, TCP, HTTPS, a Unix socket; port 0 is one port for each listen()."""

import socket
import ssl
import sys

from fixtures.processes import Processes, ask

SCRIPT = """
function answer(request, response) {
  response.sendHeader(200, {});
  response.sendBody(ENV.NODE_PROCESS);
  response.finish();
}
var secure = {certificateFile: "test/tls/fixtures/localhost.pem", keyFile: "test/tls/fixtures/localhost.key"};
var servers = [
  node.http.createServer(answer),
  node.http.createServer(answer),
  node.http.createServer(answer, {secure: secure}),
  node.tcp.createServer(function (connection) {
    connection.send(ENV.NODE_PROCESS);
    connection.close();
  }),
];
servers.forEach(function (server) {
  server.listen(0, "127.0.0.1");
});
node.http.createServer(answer).listen(ARGV[1] + ".sock", {mode: 0600});
puts(servers.map(function (server) {
  return server.port;
}).join(" "));
"""


def ask_tcp(port):
    with socket.create_connection(("127.0.0.1", port)) as client:
        return client.recv(100).decode()


def ask_https(port):
    context = ssl.create_default_context(cafile="test/tls/fixtures/authority.pem")
    with socket.create_connection(("localhost", port)) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as client:
            client.sendall(b"GET / HTTP/1.0\r\n\r\n")
            answer = b""
            while piece := client.recv(1000):
                answer += piece
    return answer.split(b"\r\n\r\n")[1].decode()


with Processes(SCRIPT) as processes:
    lines = {processes.line(), processes.line()}
    assert len(lines) == 1, lines
    ports = [int(port) for port in lines.pop().split()]
    assert len(set(ports)) == 4, ports
    ways = [lambda: ask(ports[0]), lambda: ask(ports[1]), lambda: ask_https(ports[2]), lambda: ask_tcp(ports[3]),
            lambda: ask(processes.script + ".sock")]
    for number, way in enumerate(ways):
        answers = set()
        while answers != {"0", "1"}:  # the test's time-out is the end of patience
            answers.add(way())
            assert answers <= {"0", "1"}, (number, answers)
sys.exit(0)
