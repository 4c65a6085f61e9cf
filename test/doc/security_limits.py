#!/usr/bin/env python3
"""The limits in doc/security.md are those of doc/api.md, with the same defaults."""

import re
import sys

ROW = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)


def rows(page):
    with open(page, encoding="utf-8") as text:
        return set(ROW.findall(text.read()))


here, there = rows("doc/security.md"), rows("doc/api.md")
for name, default in sorted(here - there):
    print("doc/api.md knows no `%s` with the default %s" % (name, default))
sys.exit(1 if here - there or not here else 0)
