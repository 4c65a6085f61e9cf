#!/usr/bin/env python3
"""Where all local ports are in use, the error of what needs one says so: of a connection, a client, and a server on port 0."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../udp/fixtures"))
import network  # noqa: E402

network.alone()
with open("/proc/sys/net/ipv4/ip_local_port_range", "w", encoding="ascii") as ports:
    ports.write("40000 40003")

PROGRAM = """
node.tcp.createServer().listen(7000, "127.0.0.1");
var opened = 0;
(function open() {
  var connection = node.tcp.createConnection(7000);
  connection.addListener("connect", function () {
    if (++opened < 1000) open();
  });
  connection.addListener("close", function (hadError, error) {
    puts("tcp " + error.code + " " + error.message);
    ask();
  });
})();
function ask() {
  node.http.cat("http://127.0.0.1:7000/").addErrback(function (error) {
    puts("http " + error.code + " " + error.message);
    for (var i = 0; i < 8; i++) {
      try {
        node.tcp.createServer().listen(0);
      } catch (refused) {
        puts("listen " + refused.code + " " + refused.message);
        break;
      }
    }
    node.exit();
  });
}
"""
EXPECTED = """\
tcp EADDRNOTAVAIL connect: no free local port, or no local address for it: 127.0.0.1:7000
http EADDRNOTAVAIL connect: no free local port, or no local address for it: 127.0.0.1:7000
listen EADDRINUSE bind: no free local port: port 0
"""
ran = subprocess.run([os.environ["NODE"], "-e", PROGRAM], capture_output=True, text=True, timeout=50)
assert (ran.stdout, ran.stderr) == (EXPECTED, ""), ran
