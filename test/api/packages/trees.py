#!/usr/bin/env python3
"""Names of packages lead where node_modules and package.json say, and errors say what was looked for."""

import os
import subprocess
import sys
import tempfile

P = "node_modules/p/"

# (name, files, the program main.js, what it prints). "-> x" as a text is a symbolic link to x.
TREES = [
    ("index", {P + "index.js": "module.exports = 1"}, 'puts(require("p"))', "1"),
    ("main", {P + "package.json": '{"main": "./l"}', P + "l.js": "module.exports = 2"}, 'puts(require("p"))', "2"),
    ("main is a folder", {P + "package.json": '{"main": "l"}', P + "l/index.js": "module.exports = 3"}, 'puts(require("p"))', "3"),
    ("file within", {P + "a/b.js": "module.exports = 4"}, 'puts(require("p/a/b"))', "4"),
    ("upwards", {P + "index.js": "module.exports = 5", "d/e/f.js": 'module.exports = require("p")'}, 'puts(require("./d/e/f.js"))', "5"),
    ("scope", {"node_modules/@a/b/index.js": "module.exports = 6"}, 'puts(require("@a/b"))', "6"),
    ("exports", {P + "package.json": '{"exports": "./x.js"}', P + "x.js": "module.exports = 7"}, 'puts(require("p"))', "7"),
    ("conditions", {P + "package.json": '{"exports": {"node": "./n.js", "import": "./i.js", "require": {"node-classic": "./x.js"}}}', P + "x.js": "module.exports = 8"}, 'puts(require("p"))', "8"),
    ("import condition", {P + "package.json": '{"exports": {"import": "./i.mjs", "require": "./x.js"}}', P + "i.mjs": "export default 9"}, 'import("p").then((n) => puts(n.default))', "9"),
    ("pattern", {P + "package.json": '{"exports": {"./f/*": "./l/*.js", "./f/no/*": null}}', P + "l/x/y.js": "module.exports = 10"}, 'puts(require("p/f/x/y")); try { require("p/f/no/x") } catch (e) { puts(e.code) }', "10\nERR_PACKAGE_PATH_NOT_EXPORTED"),
    ("the longest pattern", {P + "package.json": '{"exports": {"./f/*": "./l/*.js", "./f/*.js": "./l/*.js"}}', P + "l/y.js": "module.exports = 10"}, 'puts(require("p/f/y.js") + require("p/f/y"))', "20"),
    ("worker before browser", {P + "package.json": '{"exports": {"worker": "./w.js", "browser": "./b.js"}}', P + "w.js": "module.exports = 25"}, 'puts(require("p"))', "25"),
    ("an exported file that is not there", {P + "package.json": '{"exports": "./x.js"}'}, 'try { require("p") } catch (e) { puts(e.code + /^cannot load p: ENOENT.*p.x\\.js$/.test(e.message)) }', "ENOENTtrue"),
    ("array", {P + "package.json": '{"exports": ["not:this", "./x.js"]}', P + "x.js": "module.exports = 11"}, 'puts(require("p"))', "11"),
    ("not exported", {P + "package.json": '{"exports": {".": "./x.js"}}', P + "y.js": ""}, 'try { require("p/y.js") } catch (e) { puts(e.code) }', "ERR_PACKAGE_PATH_NOT_EXPORTED"),
    ("not exported, shown at the call", {P + "package.json": '{"exports": {}}', "node_modules/q/package.json": "{"}, 'for (const n of ["p", "q"]) try { require(n) } catch (e) { puts(/main.js:1:/.test(e.stack)) }', "true\ntrue"),
    ("imports without package.json", {}, 'try { require("#a") } catch (e) { puts(e.message) }', "cannot load #a: there is no package.json"),
    ("leaves the package", {P + "package.json": '{"exports": "./../x.js"}'}, 'try { require("p") } catch (e) { puts(e.code) }', "ERR_INVALID_PACKAGE_TARGET"),
    ("no json", {P + "package.json": '{'}, 'try { require("p") } catch (e) { puts(e.code) }', "ERR_INVALID_PACKAGE_CONFIG"),
    ("imports", {P + "package.json": '{"imports": {"#a": "./a.js", "#b/*": "./b/*.js", "#c": "q"}}', P + "index.js": 'module.exports = [require("#a"), require("#b/x"), require("#c")]', P + "a.js": "module.exports = 1", P + "b/x.js": "module.exports = 2", "node_modules/q/index.js": "module.exports = 3"}, 'puts(require("p"))', "1,2,3"),
    ("itself", {P + "package.json": '{"name": "p", "exports": {".": "./i.js", "./x": "./x.js"}}', P + "i.js": 'module.exports = require("p/x")', P + "x.js": "module.exports = 12"}, 'puts(require("p"))', "12"),
    ("browser", {P + "package.json": '{"main": "./n.js", "browser": "./b.js"}', P + "b.js": "module.exports = 13"}, 'puts(require("p"))', "13"),
    ("browser map", {P + "package.json": '{"browser": {"./n.js": "./b.js", "fs": false}}', P + "index.js": 'module.exports = require("./n") + Object.keys(require("fs")).length', P + "n.js": "", P + "b.js": "module.exports = 14"}, 'puts(require("p"))', "14"),
    ("browser map of a file by its whole name", {P + "package.json": '{"browser": {"./n.js": "./b.js", "./e.mjs": false}}', P + "index.js": 'module.exports = require("./n.js") + Object.keys(require("./e.mjs")).length', P + "n.js": "", P + "e.mjs": "export let a", P + "b.js": "module.exports = 23"}, 'puts(require("p"))', "23"),
    ("browser map of an import", {P + "package.json": '{"type": "module", "exports": "./i.js", "browser": {"./n.js": "./b.js"}}', P + "i.js": 'export { default } from "./n.js"', P + "n.js": "", P + "b.js": "export default 24"}, 'puts(require("p").default)', "24"),
    ("browser map of the main file", {P + "package.json": '{"main": "./lib", "browser": {"./lib": "./b.js"}}', P + "lib/index.js": "", P + "b.js": "module.exports = 26"}, 'puts(require("p"))', "26"),
    ("browser map of the package that a package.json stands in", {P + "package.json": '{"exports": "./umd/i.js", "browser": {"crypto": false, "./umd/n.js": "./b.js"}}', P + "umd/package.json": '{"type": "commonjs"}', P + "umd/i.js": 'module.exports = Object.keys(require("crypto")).length + require("./n.js")', P + "umd/n.js": "", P + "b.js": "module.exports = 27"}, 'puts(require("p"))', "27"),
    ("links", {"node_modules/p": "-> .pnpm/p/node_modules/p", "node_modules/.pnpm/p/node_modules/p/index.js": 'module.exports = require("q")', "node_modules/.pnpm/p/node_modules/q": "-> ../../q/node_modules/q", "node_modules/.pnpm/q/node_modules/q/index.js": "module.exports = 15"}, 'puts(require("p"))', "15"),
    ("a file that is a link", {P + "index.js": 'module.exports = [require("./a"), require("./b"), require("./a.js")]', P + "a.js": 'module.exports = __filename.split("/").slice(-2).join("/")', P + "b.js": "-> ../../shared/c.js", "shared/c.js": 'module.exports = __filename.split("/").slice(-2).join("/")'}, 'puts(require("p"))', "p/a.js,shared/c.js,p/a.js"),
    ("a folder that has a file's name", {P + "index.js": 'module.exports = [require("./d"), require("./d/"), require("./d/.."), require("./d/e")]', P + "d.js": "module.exports = 20", P + "d/index.js": "module.exports = 21", P + "d/e/index.js": "module.exports = 22"}, 'puts(require("p").map((e) => (typeof e === "object" ? "itself" : e)))', "20,21,itself,22"),
    ("names", {P + "index.js": 'module.exports = [typeof global, self === global, process.platform, module.id === __filename, typeof require.resolve, process.argv.length]'}, 'puts(require("p")); puts(typeof global)', "object,true,linux,true,function,2\nundefined"),
    ("own names", {P + "index.js": 'const process = 1, global = 2; let include = 3; module.exports = process + global + include'}, 'puts(require("p"))', "6"),
    ("own names of an ES module", {P + "package.json": '{"type": "module"}', P + "index.js": 'import process from "node:process"; export default typeof process.env + typeof global'}, 'puts(require("p").default)', "objectobject"),
    ("process of an ES module", {P + "index.mjs": 'export default process.env.X', P + "package.json": '{"main": "index.mjs"}'}, 'puts(require("p").default)', "undefined"),
    ("an ES module in one line", {P + "index.js": 'var a=19;export default a;', P + "package.json": "{}"}, 'puts(require("p").default)', "19"),
    ("a classic module that says so", {P + "package.json": '{"type": "commonjs"}', P + "index.js": 'module.exports = `\nexport default 1;\n`.length'}, 'puts(require("p"))', "19"),
    ("a classic module with a comment of an ES module", {P + "index.js": "/*\nexport default 1\n*/\nmodule.exports = typeof exports"}, 'puts(require("p"))', "object"),
    ("an ES module for bundlers in a package that says it has none", {P + "package.json": '{"type": "commonjs"}', P + "index.js": "export default 19;"}, 'puts(require("p").default)', "19"),
    ("self of an ES module", {P + "index.mjs": "export default self === globalThis", P + "package.json": '{"main": "index.mjs"}'}, 'puts(require("p").default)', "true"),
    ("folder", {"d/package.json": '{"main": "m"}', "d/m.js": "module.exports = 16"}, 'puts(require("./d"))', "16"),
    ("extension", {"d.js": "module.exports = 17"}, 'puts(require("./d"))', "17"),
    ("the document's rules first", {"p": "module.exports = 18", P + "index.js": ""}, 'puts(require("p"))', "18"),
    ("nothing", {}, 'try { require("none") } catch (e) { puts(e.code + /node_modules/.test(e.message)) }', "ENOENTtrue"),
    ("nothing for a package", {P + "index.js": 'try { require("none") } catch (e) { module.exports = e.code }'}, 'puts(require("p"))', "MODULE_NOT_FOUND"),
    ("a long list that is no list of exports", {P + "index.js": "module.exports = {" + ", ".join("abcdefghijklmnop%d: 1" % i for i in range(99)) + ", f: function () {} };"}, 'import("p").then((n) => puts(Object.keys(n).length))', "101"),
    ("what is not there is imported, and says so when it is called", {P + "index.mjs": 'import { readFile } from "fs"; import { mkdir } from "node:fs/promises"; export default [readFile, mkdir].map((f) => { try { f() } catch (e) { return e.message } }).join()', P + "package.json": '{"main": "index.mjs"}'}, 'puts(require("p").default)', "fs.readFile is not there; programs use node.fs,fs/promises.mkdir is not there; programs use node.fs"),
    ("createRequire", {P + "a/x.js": "module.exports = 28", "main.mjs": "", "q.mjs": 'import { createRequire, isBuiltin } from "node:module"; const r = createRequire(import.meta.url); puts(r("p/a/x.js")); puts(createRequire(import.meta.dirname + "/node_modules/p/none.js")("./a/x") + r.resolve("p/a/x").slice(-7)); puts([isBuiltin("node:path"), isBuiltin("net")].join()); try { createRequire("x") } catch (e) { puts(e.name) }'}, 'import("./q.mjs")', "28\n28/a/x.js\ntrue,false\nTypeError"),
    ("what is not there", {}, 'try { require("net") } catch (e) { puts(/net is not there; programs use node.tcp/.test(e.message)) }', "true"),
]


def run(node, tree):
    name, files, program, out = tree
    with tempfile.TemporaryDirectory() as folder:
        for file, text in {**files, "main.js": program}.items():
            path = os.path.join(folder, file)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if text.startswith("-> "):
                os.symlink(text[3:], path)
                continue
            with open(path, "w") as stream:
                stream.write(text)
        done = subprocess.run([node, os.path.join(folder, "main.js")], capture_output=True, text=True, timeout=20)
    right = done.stdout.strip() == out and done.returncode == 0
    if not right:
        print("%s: code %d\n%s%s" % (name, done.returncode, done.stdout, done.stderr))
    return right


def main():
    node = os.environ["NODE"]
    wrong = [tree[0] for tree in TREES if not run(node, tree)]
    print("%d trees, %d wrong" % (len(TREES), len(wrong)))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
