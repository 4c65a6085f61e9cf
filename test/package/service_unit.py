#!/usr/bin/env python3
"""The unit for services is valid to systemd, and systemd-analyze finds an exposure below 2.0."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

if shutil.which("systemd-analyze") is None:
    sys.exit(77)

UNITS = "packaging/systemd"
SERVICE = "node-classic@.service"


def analyze(*arguments):
    run = subprocess.run(["systemd-analyze", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                         check=False)
    return run.stdout


output = analyze("security", "--offline=true", f"{UNITS}/{SERVICE}")
exposure = re.search(r"Overall exposure level for .*: ([\d.]+)", output)
assert exposure, output
assert float(exposure[1]) < 2.0, output

# Verified with the program where it is here: the unit names the one of the package.
with tempfile.TemporaryDirectory() as folder:
    for name in os.listdir(UNITS):
        with open(f"{UNITS}/{name}", encoding="utf-8") as unit:
            text = unit.read().replace("/usr/bin/node-classic", os.environ["NODE"])
        with open(os.path.join(folder, name.replace("@", "@hello")), "w", encoding="utf-8") as unit:
            unit.write(text)
    found = analyze("verify", "--man=no", *(os.path.join(folder, name) for name in os.listdir(folder)))
complaints = [line for line in found.splitlines() if "node-classic" in line]
assert not complaints, found
