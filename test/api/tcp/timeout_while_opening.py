#!/usr/bin/env python3
"""A connection that opens for longer than its idle time emits "timeout", then "close" (true, ETIMEDOUT). It counts from
setTimeout(), and close() and forceClose() in the listener make it an orderly end."""

import os
import socket
import subprocess
import tempfile

SCRIPT = """
var check = require(ARGV[3] + "/test/api/check.js"), port = ARGV[2];

// An idle time set before connect(), or after it; nothing that a listener does takes the end back.
[true, false].forEach(function (before) {
  var connection = new node.tcp.Connection(), start = Date.now(), events = [];
  if (before) connection.setTimeout(100);
  connection.connect(port, "127.0.0.1");
  if (!before) connection.setTimeout(100);
  connection.send("never");
  connection.addListener("connect", check.mustNotCall("connect"));
  connection.addListener("timeout", check.mustCall(function () {
    check.ok(Date.now() - start >= 99, "early");
    check.equal(connection.readyState, "opening");
    check.throws(function () { connection.connect(port, "127.0.0.1"); }, Error);
    connection.setTimeout(0);
    events.push("timeout");
  }));
  connection.addListener("close", check.mustCall(function (had_error, error) {
    check.deepEqual(events, ["timeout"]);
    check.equal(had_error, true);
    check.equal(error.code, "ETIMEDOUT");
    check.equal(connection.readyState, "closed");
  }));
});

["close", "forceClose"].forEach(function (method) {
  var connection = node.tcp.createConnection(port, "127.0.0.1");
  connection.setTimeout(100);
  connection.addListener("timeout", check.mustCall(function () { connection[method](); }));
  connection.addListener("close", check.mustCall(function (had_error) { check.equal(had_error, false); }));
});

// None: it opens on.
var patient = node.tcp.createConnection(port, "127.0.0.1");
patient.setTimeout(50);
patient.setTimeout(0);
patient.addListener("timeout", check.mustNotCall("timeout"));
setTimeout(function () {
  check.equal(patient.readyState, "opening");
  patient.forceClose();
}, 200);
"""

# A port that does not answer: its queue is full, and the system drops what comes.
with socket.socket() as deaf, tempfile.NamedTemporaryFile("w", suffix=".js") as script:
    deaf.bind(("127.0.0.1", 0))
    deaf.listen(0)
    queue = [socket.socket() for _ in range(4)]
    for one in queue:
        one.setblocking(False)
        one.connect_ex(deaf.getsockname())
    script.write(SCRIPT)
    script.flush()
    command = [os.environ["NODE"], script.name, str(deaf.getsockname()[1]), os.getcwd()]
    subprocess.run(command, check=True, timeout=30)
