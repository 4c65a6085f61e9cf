#!/usr/bin/env python3
"""Timers fire and servers answer while the prompt waits."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "fixtures"))
from terminal import *

import urllib.request
with Terminal() as node:
    node.line("const server = node.http.createServer((request, response) => { response.sendHeader(200, {}); response.sendBody('hi'); response.finish() })")
    node.line("server.listen(0)")
    port = re.search(r"\n(\d+)\n", node.line("server.port ?? server.address().port")).group(1)
    equal(urllib.request.urlopen(f"http://127.0.0.1:{port}/").read(), b"hi")
    node.send("half")
    node.expect("half")
    equal(urllib.request.urlopen(f"http://127.0.0.1:{port}/").read(), b"hi")
