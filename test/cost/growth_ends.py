#!/usr/bin/env python3
"""Files, children, connections, modules and what is shown take instructions in proportion to their number and length."""

import sys

from growth_parts import main

sys.exit(main("ends"))
