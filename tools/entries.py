#!/usr/bin/env python3
"""entries.py: looks at test/doc/entries.txt, the table of the API document's entries and of the tests that cover each.

Fails where an entry has no test, or a test that does not exist, or none that mentions it, or where doc/api.md does not
tell of it. With --missing it names those without a test and fails for nothing else. Run from the top folder.
"""

import glob
import re
import sys

TABLE = "test/doc/entries.txt"
PAGE = "doc/api.md"


def entries():
    """(line number, entry, tests) for each line of the table."""
    with open(TABLE, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("# ") or not line.strip():
                continue
            entry, *tests = re.split(r"\s{2,}", line.rstrip(), maxsplit=1)
            yield number, entry, tests[0].split() if tests else []


def name_of(entry):
    """What must stand on the page for an entry: its name, without arguments and what is said of it."""
    return re.split(r" |\(|: ", entry, maxsplit=1)[0]


def identifier_of(entry):
    """What the tests of an entry, other than a default, cannot do without: the last word of its name."""
    return re.findall(r"[\w#-]+", name_of(entry))[-1].lower()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def complaints(number, entry, tests, page):
    found = []
    for test in tests:
        files = glob.glob("test/" + test)
        if not files:
            yield "%s:%d: %s: there is no test/%s" % (TABLE, number, entry, test)
        found += files
    if not tests:
        yield "%s:%d: %s: no test" % (TABLE, number, entry)
    elif ": " not in entry and not any(identifier_of(entry) in read(file).lower() for file in found):
        yield "%s:%d: %s: not in its tests" % (TABLE, number, entry)
    if name_of(entry) not in page:
        yield "%s:%d: %s: not in %s" % (TABLE, number, entry, PAGE)


def main():
    page = read(PAGE)
    table = list(entries())
    if "--missing" in sys.argv:
        print("\n".join(entry for _, entry, tests in table if not tests))
        return 0
    wrong = [text for row in table for text in complaints(*row, page)]
    covered = sum(1 for _, _, tests in table if tests)
    print("\n".join(wrong + ["%d entries, %d with tests" % (len(table), covered)]))
    return 1 if wrong else 0


sys.exit(main())
