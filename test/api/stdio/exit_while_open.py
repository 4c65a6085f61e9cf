#!/usr/bin/env python3
"""node.exit() ends the process while stdin is open and nothing comes, from a terminal and a pipe."""

import os

from fixtures.program import equal, start, terminal

for stdin in [terminal()[1], os.pipe()[0]]:
    program = start("node.stdio.open(); setTimeout(function () { node.exit(5); }, 10);", stdin=stdin)
    equal(program.wait(), 5)
