#!/usr/bin/env python3
"""Of a name with addresses that do not answer, the one that does is connected to after a quarter of a second for each, in
node.tcp as in node.http; no more than eight attempts are under way; where none answers the idle time ends it."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../udp/fixtures"))
import network  # noqa: E402

network.alone()
far, there = network.cable("near0", "far0")
# Ours are chosen so that the black hole is the address that the system prefers (RFC 6724, rule 9).
for address in "10.1.0.1/16", "10.9.0.1/16", "fd00:1::1/64":
    network.ip("addr add %s dev near0%s" % (address, " nodad" if ":" in address else ""))
for address in "10.9.128.8/16", "fd00:1::8/64":
    subprocess.run([*far, *("ip addr add %s dev far0%s" % (address, " nodad" if ":" in address else "")).split()], check=True)
HOLES = ["10.1.0.%d" % i for i in range(2, 14)]
for hole in HOLES:  # what is sent there goes to somebody who is not there
    network.ip("neigh add %s lladdr 02:00:00:00:00:99 dev near0 nud permanent" % hole)
network.hosts(["127.0.0.1 localhost"]
              + ["10.1.0.2 one.test", "10.9.128.8 one.test"]
              + ["10.1.0.2 six.test", "fd00:1::8 six.test"]
              + ["%s none.test" % hole for hole in HOLES])

SERVE = """
node.http.createServer(function (request, response) {
  response.sendHeader(200, {"Content-Length": 5});
  response.sendBody("hello");
  response.finish();
}).listen(7000);
puts("ready");
"""

ASK = """
var check = require(ARGV[2] + "/test/api/check.js");

// The first attempt has its quarter of a second; and nobody waits for the minute that it would take to fail.
["one.test", "six.test"].forEach(function (name) {
  var start = node.now();
  var connection = node.tcp.createConnection(7000, name);
  connection.addListener("connect", check.mustCall(function () {
    var took = node.now() - start;
    check.ok(took > 240 && took < 5000, name + " took " + took);
    connection.close();
  }));
  node.http.cat("http://" + name + ":7000/").addCallback(check.mustCall(function (body) { check.equal(body, "hello"); }));
});
fetch("http://six.test:7000/").then(check.mustCall(function (response) { check.equal(response.status, 200); }));

var most = 0, ends = false;
function attempts() {
  var lines = node.fs.cat("/proc/self/net/tcp").wait().split("\\n");
  return lines.filter(function (line) { return / 0[2-9D]00010A:1F40 02 /.test(line); }).length;
}
var none = node.tcp.createConnection(8000, "none.test");
// Time for a ninth, counted from when there are eight: on a busy machine that takes as long as it takes.
var counting = setInterval(function () {
  most = Math.max(most, attempts());
  if (most === 8 && !ends) none.setTimeout(1500);
  ends = most === 8;
}, 50);
none.addListener("close", check.mustCall(function (hadError, error) {
  check.equal(hadError, true);
  check.equal(error.code, "ETIMEDOUT");
  check.equal(most, 8);
  clearInterval(counting);
  check.equal(attempts(), 0);
}));
"""

try:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in ("serve.js", SERVE), ("ask.js", ASK):
            with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                file.write(text)
        node = os.environ["NODE"]
        with subprocess.Popen([*far, node, os.path.join(folder, "serve.js")], stdout=subprocess.PIPE) as server:
            try:
                assert server.stdout.readline() == b"ready\n"
                subprocess.run([node, os.path.join(folder, "ask.js"), os.getcwd()], timeout=40, check=True)
            finally:
                server.kill()
finally:
    there.kill()
