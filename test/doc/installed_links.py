#!/usr/bin/env python3
"""Each link of an installed document leads to a file that is installed, and to a heading in it where it names one."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.M)


def anchor(heading):
    """As forges make them: lower case, no punctuation, a hyphen for each blank."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


build = pathlib.Path(os.environ["NODE"]).resolve().parent
if not (build / "cmake_install.cmake").exists():
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["cmake", "--install", build, "--prefix", folder], check=True, stdout=subprocess.DEVNULL)
    documents = list(pathlib.Path(folder, "share", "doc").rglob("*.md"))
    checked = 0
    for document in documents:
        text = re.sub(r"^```.*?^```", "", document.read_text(), flags=re.M | re.S)
        for link in LINK.findall(text):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, heading = link.partition("#")
            target = document.parent / name if name else document
            assert target.exists(), f"{document.relative_to(folder)}: {link} is not installed"
            headings = [anchor(text) for text in HEADING.findall(target.read_text())] if heading else []
            assert not heading or heading in headings, f"{document.relative_to(folder)}: no heading {link}"
            checked += 1
    assert checked > 10, checked
