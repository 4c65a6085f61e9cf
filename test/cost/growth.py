#!/usr/bin/env python3
"""What the API of the document takes as a text or a list takes instructions in proportion to its length."""

import sys

from growth_parts import main

sys.exit(main("core"))
