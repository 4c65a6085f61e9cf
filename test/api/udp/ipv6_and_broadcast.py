#!/usr/bin/env python3
"""IPv6, also link-local with its interface; a socket of both families; multicast by an interface's name; broadcast only
where it is allowed."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
import network  # noqa: E402

network.alone()
far, there = network.cable("near0", "far0")
network.ip("addr add 10.7.0.1/24 broadcast 10.7.0.255 dev near0")
for number, device, command in (1, "near0", []), (2, "far0", far):
    subprocess.run([*command, "ip", "addr", "add", "fe80::7:%d/64" % number, "dev", device, "nodad"], check=True)
subprocess.run([*far, "ip", "addr", "add", "10.7.0.2/24", "broadcast", "10.7.0.255", "dev", "far0"], check=True)

ECHO = """
var socket = node.udp.createSocket(function (bytes, from) {
  socket.send(bytes, from.port, from.address);
});
socket.bind(7000);
socket.join("ff02::1234", "far0");
socket.join("239.7.7.7", "far0");
puts("ready");
"""

ASK = r"""
var check = require(ARGV[2] + "/test/api/check.js");
var alone = node.udp.createSocket();
check.equal(check.throws(function () { alone.join("ff02::1", "none0"); }, Error).code, "ENODEV");
check.throws(function () { alone.join("ff02::1", {}); }, TypeError);
alone.close();

// What is sent to `host` is answered from `address`; the socket is bound to `own`.
function ask(own, host, address, prepare) {
  var socket = node.udp.createSocket(check.mustCall(function (bytes, from) {
    check.equal(node.decode(bytes), "to " + host);
    check.deepEqual(from, {address: address, port: 7000});
    socket.close();
  }));
  socket.bind(0, own);
  if (prepare) prepare(socket);
  socket.send("to " + host, 7000, host).addErrback(function (error) { throw error; });
}
ask("", "10.7.0.2", "10.7.0.2");
ask("", "fe80::7:2%near0", "fe80::7:2%near0");
ask("::", "::ffff:10.7.0.2", "10.7.0.2");
ask("10.7.0.1", "10.7.0.255", "10.7.0.2", function (socket) { socket.setBroadcast(true); });
ask("fe80::7:1%near0", "ff02::1234%near0", "fe80::7:2%near0", function (socket) { socket.setMulticastLoopback(false); });
ask("10.7.0.1", "239.7.7.7", "10.7.0.2", function (socket) {
  socket.join("239.1.1.1", "near0");
  socket.setMulticastTtl(2);
});

var refused = node.udp.createSocket();
refused.bind(0, "10.7.0.1");
refused.send("x", 7000, "10.7.0.255").addErrback(check.mustCall(function (error) {
  check.equal(error.code, "EACCES");
  refused.close();
}));

var both = node.udp.createSocket(check.mustCall(function (bytes, from) {
  check.equal(from.address, node.decode(bytes));
  if (++heard === 2) both.close();
}, 2)), heard = 0;
both.bind();
both.send("::1", both.port, "::1");
both.send("127.0.0.1", both.port, "127.0.0.1");
check.deepEqual(both.address(), {address: "::", port: both.port});
"""

try:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in ("echo.js", ECHO), ("ask.js", ASK):
            with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                file.write(text)
        node = os.environ["NODE"]
        with subprocess.Popen([*far, node, os.path.join(folder, "echo.js")], stdout=subprocess.PIPE) as echo:
            try:
                assert echo.stdout.readline() == b"ready\n"
                subprocess.run([node, os.path.join(folder, "ask.js"), os.getcwd()], timeout=40, check=True)
            finally:
                echo.kill()
finally:
    there.kill()
