#!/usr/bin/env python3
"""Each example that sends strings says in which encoding, by the option of its server or client, or at each call."""

import pathlib
import re

MAKES = re.compile(r"node\.(http|tcp)\.create(Server|Client|Connection)\(")
SENDS = re.compile(r"(?:connection|client|socket|response|request)\.(?:send|sendBody)\([^;]*;")
seen = 0
for path in sorted(pathlib.Path("examples").rglob("*.js")):
    text = path.read_text()
    if not MAKES.search(text):
        continue
    for call in SENDS.findall(text):
        seen += 1
        named = 'encoding: "utf8"' in text or '"utf8")' in call or '"ascii")' in call
        assert named, f"{path}: {call} is sent as ASCII, for no encoding is named"
assert seen > 30, seen
