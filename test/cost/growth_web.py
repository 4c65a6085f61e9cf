#!/usr/bin/env python3
"""What the web's vocabulary takes as a text or a list takes instructions in proportion to its length."""

import sys

from growth_parts import main

sys.exit(main("web"))
