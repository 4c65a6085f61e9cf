#!/usr/bin/env python3
"""Without files, scripts below test/ and *.test.js anywhere are run; a folder is what is below it; none is an error."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({name: "" for name in [
    "test/b.js", "test/a.mjs", "test/deep/c.cjs", "test/deep/test/d.js", "test/fixtures/no.js", "test/.hidden/no.js",
    "test/no.txt", "test/node_modules/no/no.test.js", "lib/no.js", "lib/test/no.js", "lib/e.test.js", "f.test.mjs", "no.js",
    ".git/no.test.js", "node_modules/no/no.test.js", "other/z.js", "other/fixtures/named.js"]})
os.symlink("z.js", os.path.join(project.path, "other/link.js"))
os.symlink("..", os.path.join(project.path, "other/up"))
os.symlink("nowhere", os.path.join(project.path, "other/dangling.js"))


def found(*arguments):
    code, out, err = project.run(*arguments)
    check(code == 0, arguments, out, err)
    return project.files(out)


check(found() == ["f.test.mjs", "lib/e.test.js", "test/a.mjs", "test/b.js", "test/deep/c.cjs", "test/deep/test/d.js"])
check(found("other", "no.js") == ["other/link.js", "other/z.js", "no.js"])
check(found("./other/", "other/z.js") == ["other/link.js", "other/z.js"])
check(found("other/fixtures") == ["other/fixtures/named.js"])
check(found(os.path.join(project.path, "other/z.js"))[0].startswith("/"))
check(found("--filter", "deep|e.test") == ["lib/e.test.js", "test/deep/c.cjs", "test/deep/test/d.js"])
check(found("--filter=^f", "--", "f.test.mjs", "no.js") == ["f.test.mjs"])

os.mkdir(os.path.join(project.path, "empty"))
for arguments, says in [
        (["missing.js"], "cannot find missing.js"), (["empty"], "no test file in empty"),
        (["--filter", "^no such"], "no test file that /^no such/ matches in " + project.path),
        (["other/dangling.js"], "cannot find other/dangling.js")]:
    code, out, err = project.run(*arguments)
    check(code == 2 and out == "" and says in err, arguments, code, out, err)
