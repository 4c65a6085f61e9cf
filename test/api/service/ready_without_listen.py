#!/usr/bin/env python3
"""node.serviceReady() reports READY=1 for a program that does not listen; without a service manager it does nothing."""

import os
import subprocess
import sys

from fixtures.manager import Manager

manager = Manager("ready-without-listen")
child = manager.start("node.serviceReady(); node.serviceReady();")
code = child.wait()
reports = manager.rest()
assert (reports, code) == (["READY=1", "STOPPING=1"], 0), (reports, code)

failing = 'try { node.serviceReady(); } catch (error) { puts(error.code); }'
child = manager.start(failing, environment={"NOTIFY_SOCKET": "/nonexistent/socket"})
assert child.communicate()[0] == "ENOENT\n"

variables = {name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}
sys.exit(subprocess.run([os.environ["NODE"], "-e", "node.serviceReady()"], env=variables, check=False).returncode)
