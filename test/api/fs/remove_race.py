#!/usr/bin/env python3
"""While others put links in the place of folders, remove() removes nothing outside of the folder that it was given."""

import ctypes
import os
import subprocess
import sys
import tempfile
import threading

ROUNDS = 8
SCRIPT = """
node.fs.remove(ARGV[2], { recursive: true }).addCallback(function () { puts("removed"); })
  .addErrback(function (error) { puts(error.code); });
"""
RENAME_EXCHANGE = 2
libc = ctypes.CDLL(None, use_errno=True)


def exchange(one, other):
    """Puts each in the place of the other in one step, as nobody else can tell from a moment between."""
    return libc.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), RENAME_EXCHANGE)


def swap(folders, stop):
    while not stop.is_set():
        for folder in folders:
            exchange(folder, folder + ".link")


outcomes = set()
with tempfile.TemporaryDirectory() as top:
    victim = os.path.join(top, "victim")
    os.makedirs(os.path.join(victim, "inner"))
    kept = [os.path.join(victim, "inner", str(i)) for i in range(50)]
    for path in kept:
        open(path, "w", encoding="ascii").close()
    script = os.path.join(top, "script.js")
    with open(script, "w", encoding="ascii") as file:
        file.write(SCRIPT)

    for turn in range(ROUNDS):
        tree = os.path.join(top, "tree%d" % turn)
        folders = [os.path.join(tree, "f%d" % i) for i in range(20)]
        for folder in folders:
            os.makedirs(os.path.join(folder, "inner"))
            for i in range(5):
                open(os.path.join(folder, "inner", str(i)), "w", encoding="ascii").close()
            os.symlink(victim, folder + ".link")
        stop = threading.Event()
        swapper = threading.Thread(target=swap, args=(folders, stop))
        swapper.start()
        done = subprocess.run([os.environ["NODE"], script, tree], stdout=subprocess.PIPE, check=True)
        stop.set()
        swapper.join()
        outcomes.add(done.stdout.decode().strip())
        missing = [path for path in kept if not os.path.exists(path)]
        assert not missing, "removed outside: %s" % missing

    # One that is moved away while it is emptied is not followed: what it was moved to is not the folder above.
    tree = os.path.join(top, "moved")
    os.makedirs(os.path.join(tree, "a", "b"))
    for i in range(8000):
        open(os.path.join(tree, "a", "b", str(i)), "w", encoding="ascii").close()
    os.mkdir(os.path.join(top, "elsewhere"))
    running = subprocess.Popen([os.environ["NODE"], script, tree], stdout=subprocess.PIPE)
    while len(os.listdir(os.path.join(tree, "a", "b"))) == 8000:
        pass
    os.rename(os.path.join(tree, "a", "b"), os.path.join(top, "elsewhere", "b"))
    code = running.communicate()[0].decode().strip()
    assert code == "ESTALE", code
    assert os.path.isdir(os.path.join(top, "elsewhere"))

print(outcomes)
sys.exit(0 if outcomes <= {"removed", "ENOTDIR", "ENOTEMPTY", "ESTALE"} else "unexpected: %s" % outcomes)
