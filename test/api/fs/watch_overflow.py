#!/usr/bin/env python3
"""Where more happens than the system keeps, watch() tells "overflow", and goes on after it."""

import os
import signal
import subprocess
import tempfile

SCRIPT = """
var watcher = node.fs.watch(ARGV[2]);
watcher.addListener("change", function (kind, name) {
  if (kind === "overflow") puts(kind + " " + name);
  if (name === "last") watcher.close();
});
watcher.addListener("close", function () { puts("closed"); });
puts("watches");
"""

with open("/proc/sys/fs/inotify/max_queued_events", encoding="ascii") as file:
    most = int(file.read())
with tempfile.TemporaryDirectory() as top:
    script = os.path.join(top, "script.js")
    with open(script, "w", encoding="ascii") as file:
        file.write(SCRIPT)
    folder = os.path.join(top, "folder")
    os.mkdir(folder)
    with subprocess.Popen([os.environ["NODE"], script, folder], stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"watches\n"
        child.send_signal(signal.SIGSTOP)
        for i in range(most // 2 + 100):
            path = os.path.join(folder, str(i % 1000))
            open(path, "w", encoding="ascii").close()  # two events, or one and a change
            os.unlink(path)
        child.send_signal(signal.SIGCONT)
        assert child.stdout.readline() == b"overflow undefined\n"
        open(os.path.join(folder, "last"), "w", encoding="ascii").close()
        assert child.stdout.readline() == b"closed\n"
        assert child.wait() == 0
