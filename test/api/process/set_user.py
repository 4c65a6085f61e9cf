#!/usr/bin/env python3
"""node.setUser() has all threads be another user, with that user's groups or those that are given, and nothing leads back."""

import os
import subprocess
import sys

SCRIPT = r"""
var given = JSON.parse(ARGV[2]);
// The pool's threads as well: there are some.
node.fs.stat("/").wait();
node.setUser.apply(node, given);
function numbers(text, name) {
  return new RegExp("^" + name + ":[ \\t]*(.*?)[ \\t]*$", "m").exec(text)[1].split(/\s+/).join(" ");
}
var threads = node.fs.readdir("/proc/self/task").wait();
if (threads.length < 3) throw new Error("threads: " + threads);
var seen = threads.map(function (thread) {
  var status = node.fs.cat("/proc/self/task/" + thread + "/status").wait();
  return numbers(status, "Uid") + " / " + numbers(status, "Gid") + " / " + numbers(status, "Groups");
});
if (new Set(seen).size !== 1) throw new Error(seen.join());
puts(seen[0]);
try {
  node.setUser(0, 0, []);
} catch (error) {
  puts(error.code);
}
puts(node.run(["id", "-u"]).wait().output.trim());
try {
  node.fs.cat("/etc/shadow").wait();
} catch (error) {
  puts(error.code);
}
"""

if os.getuid() != 0:
    print("skipped: only root can become somebody else")
    sys.exit(77)


def become(arguments):
    program = [os.environ["NODE"], "-e", SCRIPT, arguments]
    return subprocess.run(program, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def ids(uid, gid, groups):
    return " / ".join([" ".join([str(uid)] * 4), " ".join([str(gid)] * 4), groups])


assert become('["nobody"]') == [ids(65534, 65534, "65534"), "EPERM", "65534", "EACCES"], become('["nobody"]')
assert become("[1234, 4321]")[0] == ids(1234, 4321, "")
assert become('[1234, "daemon", [7, "mail"]]')[0] == ids(1234, 1, "7 8")
assert become('["nobody", null, []]')[0] == ids(65534, 65534, "")
