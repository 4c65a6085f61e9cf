#!/usr/bin/env python3
"""To a plain response of declared length, and to a plain connection, the kernel sends the file (sendfile): the program reads
none of it; a client that does not read holds up neither others nor their timers, and no memory."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

SCRIPT = """
var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/memory") {
    var text = node.fs.cat("/proc/self/statm").wait().split(" ")[1];
    response.sendHeader(200, {});
    response.sendBody(text);
    return response.finish();
  }
  response.sendHeader(200, [["Content-Length", 50000000]]);
  node.pump({ path: ARGV[2] }, response).addErrback(function () {});
});
server.listen(0, "127.0.0.1");
puts(server.port);
"""
SIZE = 50000000


def ask(port, path):
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % path)
    return client


def read(client):
    with client.makefile("rb") as answer:
        return answer.read().partition(b"\r\n\r\n")[2]


def resident(port):
    return int(read(ask(port, b"/memory"))) * os.sysconf("SC_PAGESIZE")


def is_complete(path):
    """Whether strace, which outlives the program by a moment, has written all."""
    with open(path, encoding="ascii", errors="replace") as lines:
        return "+++ killed by SIGTERM +++" in lines.read()


with tempfile.TemporaryDirectory() as top:
    large = os.path.join(top, "large")
    content = os.urandom(1000000) * 50
    with open(large, "wb") as file:
        file.write(content)
    script = os.path.join(top, "script.js")
    with open(script, "w", encoding="ascii") as file:
        file.write(SCRIPT)
    trace = os.path.join(top, "trace")
    traced = ["strace", "-D", "-f", "-o", trace, "-e", "trace=sendfile,read,pread64"] if shutil.which("strace") else []
    with subprocess.Popen(traced + [os.environ["NODE"], script, large], stdout=subprocess.PIPE) as server:
        try:
            port = int(server.stdout.readline())
            before = resident(port)
            slow = [ask(port, b"/") for _ in range(20)]
            assert read(ask(port, b"/")) == content
            grown = resident(port) - before
            assert grown < 32 * 1024 * 1024, "grew by %d" % grown
            for client in slow[1:]:
                client.close()
            assert read(slow[0]) == content
        finally:
            server.terminate()
    if not traced:
        print("strace is not there")
        sys.exit(0)
    while not is_complete(trace):
        time.sleep(0.05)
    with open(trace, encoding="ascii", errors="replace") as lines:
        calls = lines.read()
    assert calls.count("sendfile(") >= 2 * SIZE // (512 * 1024), calls.count("sendfile(")
