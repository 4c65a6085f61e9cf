#!/usr/bin/env python3
"""As many files run at a time as --jobs says, and no more."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

# Each waits until there are `most` of them, and fails where it sees more.
WAITS = """
var fs = node.fs, most = Number(ENV.MOST);
var id = setInterval(function () {}, 1000);
fs.open("running-" + node.pid, node.O_CREAT | node.O_WRONLY, 0600).wait();
function look() {
  fs.readdir(".").addCallback(function (names) {
    var count = names.filter(function (name) { return /^running/.test(name); }).length;
    if (count > most) node.exit(9);
    if (count < most && !names.includes("met")) return look();
    fs.open("met", node.O_CREAT | node.O_WRONLY, 0600).wait();
    fs.unlink("running-" + node.pid).wait();
    node.exit(0);
  });
}
look();
"""
for jobs in "1", "3":
    project = Project({f"{name}.js": WAITS for name in "abcdef"})
    os.environ["MOST"] = jobs
    code, out, err = project.run("--jobs", jobs, ".")
    check(code == 0 and "6 files: 6 passed" in out, jobs, out, err)
