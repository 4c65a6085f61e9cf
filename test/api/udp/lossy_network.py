#!/usr/bin/env python3
"""A name server is asked over a network that loses datagrams: who asks again gets every answer."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
import network  # noqa: E402

network.alone()
far, there = network.cable("near0", "far0")
network.ip("addr add 10.7.0.1/24 dev near0")
subprocess.run([*far, "ip", "addr", "add", "10.7.0.2/24", "dev", "far0"], check=True)
LOSSES = "netem loss 30% duplicate 10% delay 5ms 4ms", "tbf rate 100kbit burst 1600 limit 2000"  # by chance, or a jam
for loss in LOSSES:
    if subprocess.run(["tc", *"qdisc add dev near0 root".split(), *loss.split()], capture_output=True).returncode == 0:
        break
else:
    network.skip("tc can make no network that loses")

SCRIPT = r"""
var check = require(ARGV[2] + "/test/api/check.js");
var COUNT = 50, answers = new Map(), asked = 0;

function question(id) {
  var name = "host" + id + ".test";
  return [id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, name.length - 5]
    .concat(Array.from(node.encode(name.slice(0, -5))), [4], Array.from(node.encode("test")), [0, 0, 1, 0, 1]);
}

var socket = node.udp.createSocket(function (bytes) {
  var id = bytes[0] << 8 | bytes[1];
  check.ok(bytes[2] & 128, "an answer");
  check.equal(Array.from(bytes.slice(-4)).join("."), "10.0.0." + id);
  answers.set(id, true);
});
// Only the server is heard.
socket.connect(53, "10.7.0.2").addCallback(check.mustCall(function ask() {
  for (var id = 1; id <= COUNT; id++) {
    if (answers.has(id)) continue;
    asked++;
    socket.send(question(id)).addCallback(function (size) { check.ok(size > 20); });
  }
  if (answers.size < COUNT) return setTimeout(ask, 50);
  puts("answered, asked " + asked);
  socket.close();
}));
"""

server = None
try:
    with tempfile.TemporaryDirectory() as folder:
        hosts = os.path.join(folder, "hosts")
        script = os.path.join(folder, "ask.js")
        with open(hosts, "w", encoding="ascii") as file:
            file.write("".join("10.0.0.%d host%d.test\n" % (i, i) for i in range(1, 51)))
        with open(script, "w", encoding="ascii") as file:
            file.write(SCRIPT)
        server = subprocess.Popen([*far, "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
                                   "--addn-hosts=" + hosts, "--user=root", "--pid-file=", "--listen-address=10.7.0.2",
                                   "--bind-interfaces"])
        done = subprocess.run([os.environ["NODE"], script, os.getcwd()], timeout=50, stdout=subprocess.PIPE, check=True)
        assert int(done.stdout.split()[-1]) > 50, "nothing was lost: %s" % done.stdout
finally:
    there.kill()
    if server:
        server.terminate()
        server.wait()
