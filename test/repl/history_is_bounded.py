#!/usr/bin/env python3
"""The file of the history is cut back to the last entries when it has grown."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "history")
    with open(file, "w") as out:
        out.writelines(f"{i}\n" for i in range(5000))
    with Terminal(history=file):
        pass
    equal(open(file).read(), "".join(f"{i}\n" for i in range(4000, 5000)))
    with open(file, "w") as out:
        out.writelines(f"'{'x' * 50000}'\n" for _ in range(100))
    with Terminal(history=file):
        pass
    size = os.stat(file).st_size
    if not 0 < size <= 1024 * 1024:
        sys.exit(f"{size} bytes")
    equal(os.listdir(folder), ["history"])
