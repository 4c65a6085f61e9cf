#!/usr/bin/env python3
"""A change of any file that the program has loaded, wherever it is and however, starts it again; no other file does."""

import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

with tempfile.TemporaryDirectory(prefix="node-elsewhere-") as elsewhere:
    elsewhere = os.path.realpath(elsewhere)
    with open(os.path.join(elsewhere, "far.js"), "w") as file:
        file.write("exports.far = 1;")
    watched = Watched({
        "main.js": f"""
var names = [require("./required.js").v, require("./data.json").v, require("./bare").v, require("pack").v,
             require("{elsewhere}/far.js").far, require("./es.mjs").v];
include("included.js");
require_async("./async.js").addCallback(function () {{
  import("./dynamic.mjs").then(function () {{ puts("started " + names); }});
}});
setInterval(function () {{}}, 1000);
""",
        "required.js": "exports.v = 'r';", "data.json": '{"v": "d"}', "bare.js": "exports.v = 'b';",
        "included.js": "exports.i = 'i';", "async.js": "", "es.mjs": "export { v } from './imported.mjs';",
        "imported.mjs": "export const v = 'e';", "dynamic.mjs": "import './of_dynamic.mjs';", "of_dynamic.mjs": "",
        "node_modules/pack/package.json": '{"main": "lib/main.js"}', "node_modules/pack/lib/main.js": "exports.v = 'p';",
        "other.js": "", "lib/other.js": "",
    }, "--watch", "main.js")
    watched.line("started r,d,b,p,1,e")
    for name in ["main.js", "required.js", "data.json", "bare.js", "included.js", "async.js", "es.mjs", "imported.mjs", "dynamic.mjs",
                 "of_dynamic.mjs", "node_modules/pack/package.json", "node_modules/pack/lib/main.js",
                 os.path.join(elsewhere, "far.js")]:
        for other in "other.js", "lib/other.js", "new.js":
            watched.write(other, "// not loaded")
        os.chmod(watched.at("main.js"), 0o600)
        with open(watched.at(name), "a") as file:
            file.write("\n")
        watched.line(f"node --watch: {name} has changed, starting again")
        watched.line("started r,d,b,p,1,e")
    check(watched.end() == 143)
    check(len([line for line in watched.seen if "has changed" in line]) == 13, watched.seen)
