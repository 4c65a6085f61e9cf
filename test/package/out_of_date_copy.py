#!/usr/bin/env python3
"""Where V8's library has another build id than the copy which is loaded, the program runs on the library, and says so."""

import glob
import os
import subprocess
import sys
import tempfile

NODE = os.environ["NODE"]
libraries = [path for path in glob.glob("/usr/lib/*/libnode.so.[0-9]*") if not os.path.islink(path)]
if not libraries:
    sys.exit(77)  # it is not installed here, but unpacked

SCRIPT = 'puts(JSON.stringify([ENV.LD_LIBRARY_PATH, ENV.NODE_LIBRARY_PATH_BEFORE, ARGV.slice(2)]))'
with open(libraries[0], "rb") as file:
    content = bytearray(file.read())
name = os.path.basename(libraries[0])
build_id = content.find(b"\x03\0\0\0GNU\0", 0, 4096) + 8
assert build_id > 8
content[build_id] ^= 1

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, name), "wb") as copy:
        copy.write(content)
    variables = {**os.environ, "LD_LIBRARY_PATH": folder}

    def output(*arguments):
        return subprocess.run([NODE, *arguments], env=variables, stdout=subprocess.PIPE, check=True, text=True).stdout

    note = f"v8 is {libraries[0]}, since the copy made of it is out of date\n"
    assert output("--versions").endswith(note), output("--versions")
    assert output("-e", SCRIPT, "one", "two") == f'["{folder}",null,["one","two"]]\n'
    os.unlink(os.path.join(folder, name))
    assert note not in output("--versions")
