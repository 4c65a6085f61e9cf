#!/usr/bin/env python3
"""A program that throws behind its first listen() never reports READY=1."""

import sys

from fixtures.manager import Manager

manager = Manager("main-throws")
child = manager.start("node.http.createServer().listen(0); throw new Error('no database');", stderr=-3)
code = child.wait()
reports = manager.rest()
sys.exit(0 if (reports, code) == ([], 1) else f"{reports}, code {code}")
