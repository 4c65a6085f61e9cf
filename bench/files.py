"""Files and folders that programs of the bench serve or read, in the temporary folder."""

import os
import tempfile


def file_of(size):
    name = os.path.join(tempfile.gettempdir(), "bench-%d-%d" % (size, os.getuid()))
    with open(name, "w") as out:
        out.write("x" * size)
    return name


def sparse_file(size):
    name = os.path.join(tempfile.gettempdir(), "bench-sparse-%d" % os.getuid())
    with open(name, "w") as out:
        out.truncate(size)
    return name


def folder_of(count):
    """A folder of so many files."""
    name = os.path.join(tempfile.gettempdir(), "bench-folder-%d-%d" % (count, os.getuid()))
    os.makedirs(name, exist_ok=True)
    for i in range(count):
        open(os.path.join(name, "file-%d.txt" % i), "w").close()
    return name
