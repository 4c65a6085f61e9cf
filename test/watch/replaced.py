#!/usr/bin/env python3
"""A file that is replaced, removed and made again, moved away with its folder, or reached by another link, starts the program again."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

watched = Watched({
    "main.js": "puts('value ' + require('./lib/a.js').v); setInterval(function () {}, 1000);",
    "lib/a.js": "exports.v = 1;",
    "new/a.js": "exports.v = 6;",
    "newer/a.js": "exports.v = 8;",
}, "--watch", "main.js")
watched.line("value 1")
watched.replace("lib/a.js", "exports.v = 2;")
watched.line("value 2")
watched.replace("lib/a.js", "exports.v = 3;")
watched.line("value 3")
os.unlink(watched.at("lib/a.js"))
watched.line("node --watch: the program has ended with exit code 1, waiting for a change")
watched.write("lib/a.js", "exports.v = 4;")
watched.line("value 4")
os.rename(watched.at("lib"), watched.at("old"))
watched.line("node --watch: the program has ended with exit code 1")
os.makedirs(watched.at("lib"))
watched.write("lib/a.js", "exports.v = 5;")
watched.line("value 5")
os.unlink(watched.at("lib/a.js"))
os.symlink(watched.at("new/a.js"), watched.at("lib/a.js"))
watched.line("value 6")
watched.write("new/a.js", "exports.v = 7;")
watched.line("value 7")

# A folder that is a link, to the next release, say.
os.rename(watched.at("lib"), watched.at("older"))
watched.line("node --watch: the program has ended")
os.symlink("new", watched.at("lib"))
watched.line("value 7")
os.symlink("newer", watched.at("link"))
os.rename(watched.at("link"), watched.at("lib"))
watched.line("value 8")
os.unlink(watched.at("main.js"))
watched.line("Error reading main.js: ")
watched.line("node --watch: the program has ended with exit code 1")
watched.write("main.js", "puts('back');")
watched.line("back")
watched.line("node --watch: the program has ended")
check(watched.end() == 143)
