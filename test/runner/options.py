#!/usr/bin/env python3
"""A wrong option is told on stderr, exit code 2; options in front of --test are those of the files' processes."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from project import Project, check  # noqa: E402

project = Project({"gc.js": "gc(); puts(ARGV.slice(1).join())", "es.js": "await 1; puts(import.meta.filename)",
                   "-x.js": "puts(node.cwd())"})
for arguments, says in [
        (["--what"], "unknown option --what"), (["--jobs"], "--jobs needs a value"), (["--jobs", "0"], "--jobs must be an"),
        (["--jobs=1.5"], "--jobs must be an integer from 1 to 1000"), (["--timeout", "-1"], "--timeout must be a number"),
        (["--timeout", "x"], "--timeout must be"), (["--filter", "("], "--filter: Invalid regular expression")]:
    code, out, err = project.run(*arguments)
    check(code == 2 and out == "" and says in err and "node --help" in err, arguments, code, out, err)

for options, file, says in [(["--expose-gc"], "gc.js", "    gc.js\n"), (["--module"], "es.js", project.path + "/es.js")]:
    program = project.start(*options, "--test", "--verbose", file)
    out, err = program.communicate(timeout=50)
    check(program.returncode == 0 and says in out, options, out, err)
code, out, err = project.run("--verbose", "--", "-x.js")
check(code == 0 and project.path in out, out, err)
