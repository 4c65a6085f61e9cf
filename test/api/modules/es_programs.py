#!/usr/bin/env python3
"""ES modules do in small programs what the language says: resolution, order, cycles, live bindings, errors, namespaces."""

import os
import subprocess
import sys
import tempfile

JSON = 'assert { type: "json" }'

# (name, files, what is printed, a part of stderr or None, exit code). The program is main.mjs, or main.js.
PROGRAMS = [
    ("default", {"main.mjs": 'import a from "./a.mjs"; puts(a)', "a.mjs": "export default 1"}, "1", None, 0),
    ("named", {"main.mjs": 'import {a as b} from "./a.mjs"; puts(b)', "a.mjs": "export const a = 2"}, "2", None, 0),
    ("namespace", {"main.mjs": 'import * as n from "./a.mjs"; puts(Object.keys(n).join())', "a.mjs": "export let b, a; export default 1"}, "a,b,default", None, 0),
    ("tag", {"main.mjs": 'import * as n from "./main.mjs"; puts(n[Symbol.toStringTag])'}, "Module", None, 0),
    ("namespace is fixed", {"main.mjs": 'import * as n from "./a.mjs"; try { n.a = 1 } catch (e) { puts(e.name) }', "a.mjs": "export let a"}, "TypeError", None, 0),
    ("live", {"main.mjs": 'import {n, up} from "./a.mjs"; up(); puts(n)', "a.mjs": "export let n = 0; export function up() { n++ }"}, "1", None, 0),
    ("import is constant", {"main.mjs": 'import {n} from "./a.mjs"; try { n = 1 } catch (e) { puts(e.name) }', "a.mjs": "export let n = 0"}, "TypeError", None, 0),
    ("re-export", {"main.mjs": 'import {a, c} from "./b.mjs"; puts(a + c)', "b.mjs": 'export * from "./a.mjs"; export {b as c} from "./a.mjs"', "a.mjs": "export const a = 1, b = 2"}, "3", None, 0),
    ("star as", {"main.mjs": 'import {n} from "./b.mjs"; puts(n.a)', "b.mjs": 'export * as n from "./a.mjs"', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("star has no default", {"main.mjs": 'import * as n from "./b.mjs"; puts("default" in n)', "b.mjs": 'export * from "./a.mjs"', "a.mjs": "export default 1"}, "false", None, 0),
    ("cycle", {"main.mjs": 'import "./a.mjs"', "a.mjs": 'import {b} from "./b.mjs"; export function a() { return 1 } puts("a" + b)', "b.mjs": 'import {a} from "./a.mjs"; export const b = a() + 1; puts("b")'}, "b\na2", None, 0),
    ("not there yet", {"main.mjs": 'import "./a.mjs"', "a.mjs": 'import {b} from "./b.mjs"; export const a = 1', "b.mjs": 'import {a} from "./a.mjs"; export const b = 1; try { a } catch (e) { puts(e.name) }'}, "ReferenceError", None, 0),
    ("self", {"main.mjs": 'import {f as g} from "./main.mjs"; export function f() { return 7 } puts(g())'}, "7", None, 0),
    ("order", {"main.mjs": 'import "./a.mjs"; import "./b.mjs"; puts("m")', "a.mjs": 'puts("a")', "b.mjs": 'puts("b")'}, "a\nb\nm", None, 0),
    ("order with classic", {"main.mjs": 'import "./a.mjs"; import "./b.js"; import "./c.mjs"', "a.mjs": 'puts("a")', "b.js": 'exports.x = 1; puts("b")', "c.mjs": 'puts("c")'}, "a\nb\nc", None, 0),
    ("once", {"main.mjs": 'import "./a.mjs"; import "./b.mjs"', "a.mjs": 'import "./b.mjs"', "b.mjs": 'puts("b")'}, "b", None, 0),
    ("await", {"main.mjs": 'import {a} from "./a.mjs"; puts(a)', "a.mjs": 'export const a = await Promise.resolve(3)'}, "3", None, 0),
    ("await beside", {"main.mjs": 'import "./a.mjs"; import "./b.mjs"; puts("m")', "a.mjs": 'puts("a1"); await 0; puts("a2")', "b.mjs": 'puts("b")'}, "a1\nb\na2\nm", None, 0),
    ("await timer", {"main.mjs": 'await new Promise((r) => setTimeout(r, 1)); puts("later")'}, "later", None, 0),
    ("await node.Promise", {"main.mjs": 'const p = new node.Promise(); setTimeout(() => p.emitSuccess([4]), 1); puts(await p)'}, "4", None, 0),
    ("wait first", {"main.mjs": 'const p = new node.Promise(); setTimeout(() => p.emitSuccess([4]), 1); puts(p.wait())'}, "4", None, 0),
    ("awaits for ever", {"main.mjs": 'puts(1);\nawait new Promise(() => {})'}, "1", "main.mjs", 13),
    ("strict", {"main.mjs": 'puts(this); try { undeclared_ = 1 } catch (e) { puts(e.name) }'}, "undefined\nReferenceError", None, 0),
    ("no classic names", {"main.mjs": 'puts(typeof module + typeof exports + typeof __filename)'}, "undefinedundefinedundefined", None, 0),
    ("meta", {"main.mjs": 'const m = import.meta; puts(m.url === "file://" + m.filename, m.filename === m.dirname + "/main.mjs"); puts(m === import.meta)'}, "true\ntrue", None, 0),
    ("meta in functions", {"main.mjs": 'puts((() => import.meta.filename.slice(-8))())'}, "main.mjs", None, 0),
    ("type module", {"package.json": '{"type": "module"}', "main.js": 'import {a} from "./a.js"; puts(a)', "a.js": "export const a = 1"}, "1", None, 0),
    ("cjs", {"package.json": '{"type": "module"}', "main.js": 'import a from "./a.cjs"; puts(a.b)', "a.cjs": "exports.b = 1"}, "1", None, 0),
    ("classic default and names", {"main.mjs": 'import d, {a, b} from "./a.js"; puts(d.a + a + b)', "a.js": "module.exports = { a: 1, b: 2 }"}, "4", None, 0),
    ("classic names that no text tells", {"main.mjs": 'import {x1} from "./a.js"; puts(x1)', "a.js": 'exports["x" + 1] = 5'}, "5", None, 0),
    ("classic namespace", {"main.mjs": 'import * as n from "./a.js"; puts(Object.keys(n).join())', "a.js": "var e = module.exports = function () {}; e.q = 1"}, "default,q", None, 0),
    ("one classic", {"main.mjs": 'import a from "./a.js"; puts(a === process.require("./a.js"))', "a.js": "exports.a = 1"}, "true", None, 0),
    ("require", {"main.js": 'puts(require("./a.mjs").a)', "a.mjs": "export const a = 9"}, "9", None, 0),
    ("require gives the namespace", {"main.js": 'import("./a.mjs").then((n) => puts(n === require("./a.mjs")))', "a.mjs": "export const a = 9"}, "true", None, 0),
    ("require of what awaits", {"main.js": 'try { require("./a.mjs") } catch (e) { puts(e.code) }', "a.mjs": 'puts("ran"); await 0'}, "ERR_REQUIRE_ASYNC_MODULE", None, 0),
    ("require of what has awaited", {"main.js": 'import("./a.mjs").then(() => puts(require("./a.mjs").a))', "a.mjs": 'await 0; export const a = 1'}, "1", None, 0),
    ("require in a cycle", {"main.mjs": 'import "./a.js"; export function f() { return 3 }', "a.js": 'puts(require("./main.mjs").f())'}, "3", None, 0),
    ("import() classic", {"main.js": 'import("./a.js").then((n) => puts(n.default.a + n.a))', "a.js": "exports.a = 1"}, "2", None, 0),
    ("import() in eval", {"main.js": 'eval("import(\'./a.mjs\')").then((n) => puts(n.a))', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() in Function", {"main.js": 'new Function("return import(\'./a.mjs\')")().then((n) => puts(n.a))', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() in compile", {"main.js": 'node.compile("import(\'./a.mjs\')", "x").then((n) => puts(n.a))', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() in a timer", {"main.js": 'setTimeout(() => import("./a.mjs").then((n) => puts(n.a)), 1)', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() below", {"main.js": 'require("./d/b.js").f().then((n) => puts(n.a))', "d/b.js": 'exports.f = () => import("./a.mjs")', "d/a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() same", {"main.js": 'Promise.all([import("./a.mjs"), import("./a.mjs")]).then(([a, b]) => puts(a === b))', "a.mjs": 'puts("run")'}, "run\ntrue", None, 0),
    ("import() is later", {"main.js": 'import("./a.mjs"); puts("first")', "a.mjs": 'puts("second")'}, "first\nsecond", None, 0),
    ("import() of a thenable", {"main.js": 'import("./a.mjs").then(puts)', "a.mjs": 'export function then(f) { f("mine") }'}, "mine", None, 0),
    ("import() of no string", {"main.js": 'import({ toString() { return "./a.mjs" } }).then((n) => puts(n.a))', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("import() whose name throws", {"main.js": 'import({ toString() { throw 5 } }).catch((e) => puts(e))'}, "5", None, 0),
    ("import() rejected", {"main.js": 'import("./none.mjs").catch((e) => puts(e.code + / \\(imported by .*main.js\\)/.test(e.message)))'}, "ENOENTtrue", None, 0),
    ("import() of a file URL", {"main.mjs": 'puts((await import(import.meta.url.replace("main", "a"))).a)', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("error kept", {"main.js": 'import("./a.mjs").catch((e) => import("./a.mjs").catch((f) => puts(e === f)))', "a.mjs": 'puts("run"); throw new Error("x")'}, "run\ntrue", None, 0),
    ("error kept by require", {"main.js": 'var a, b; try { require("./a.mjs") } catch (e) { a = e } try { require("./a.mjs") } catch (e) { b = e } puts(a === b, a.message)', "a.mjs": 'throw new Error("x")'}, "true", None, 0),
    ("error of a dependency", {"main.js": 'import("./b.mjs").catch((e) => puts(e.message))', "b.mjs": 'import "./a.mjs"; puts("no")', "a.mjs": 'throw new Error("x")'}, "x", None, 0),
    ("error after await", {"main.js": 'import("./b.mjs").catch((e) => puts(e.message))', "b.mjs": 'import "./a.mjs"; puts("no")', "a.mjs": 'await 0; throw new Error("x")'}, "x", None, 0),
    ("error of main", {"main.mjs": '\nthrow new Error("oh")'}, "", "main.mjs:2\nthrow", 1),
    ("error of main after await", {"main.mjs": 'await 0;\nthrow new Error("oh")'}, "", "main.mjs:2\nthrow", 1),
    ("syntax error", {"main.mjs": 'import "./a.mjs"; puts(1)', "a.mjs": "\nvar = 1"}, "", "a.mjs:2\nvar = 1\n    ^", 1),
    ("no such name", {"main.mjs": '\nimport {x} from "./a.mjs"; puts(1)', "a.mjs": 'puts("no")'}, "", "main.mjs:2\nimport {x}", 1),
    ("no such file", {"main.mjs": 'puts(1);\nimport "./none.mjs"'}, "", "main.mjs:2)", 1),
    ("two of a name", {"main.mjs": 'import {x} from "./c.mjs"', "c.mjs": 'export * from "./a.mjs"; export * from "./b.mjs"', "a.mjs": "export let x", "b.mjs": "export let x"}, "", "conflicting star exports", 1),
    ("indirect cycle of names", {"main.mjs": 'export {x} from "./main.mjs"'}, "", "SyntaxError", 1),
    ("json", {"main.mjs": 'import j from "./a.json" %s; puts(j.a)' % JSON, "a.json": '{"a": 1}'}, "1", None, 0),
    ("json by require", {"main.js": 'puts(require("./a.json").a)', "a.json": '{"a": 1}'}, "1", None, 0),
    ("one json", {"main.mjs": 'import j from "./a.json" %s; puts(j === process.require("./a.json"))' % JSON, "a.json": '{"a": 1}'}, "true", None, 0),
    ("json without type", {"main.mjs": 'import j from "./a.json"', "a.json": '{}'}, "", 'needs the attribute type: "json"', 1),
    ("bad json", {"main.js": 'try { require("./a.json") } catch (e) { puts(e.name + /a.json: /.test(e.message)) }', "a.json": '{'}, "SyntaxErrortrue", None, 0),
    ("no json", {"main.mjs": 'import("./a.mjs", { assert: { type: "json" } }).catch((e) => puts(e.name))', "a.mjs": ""}, "TypeError", None, 0),
    ("mark and line for the shell", {"main.mjs": "\ufeff#!/usr/bin/node\nputs(1)"}, "1", None, 0),
    ("extension", {"main.mjs": 'import {a} from "./a"; puts(a)', "a.mjs": "export const a = 1"}, "1", None, 0),
    ("our own", {"main.mjs": 'import path, { join } from "node:path"; puts(join("a", "b") + path.sep)'}, "a/b/", None, 0),
]


def run(node, program):
    name, files, out, err, code = program
    with tempfile.TemporaryDirectory() as folder:
        for file, text in files.items():
            path = os.path.join(folder, file)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as stream:
                stream.write(text)
        main = os.path.join(folder, "main.mjs" if "main.mjs" in files else "main.js")
        done = subprocess.run([node, main], capture_output=True, text=True, timeout=20)
    right = done.stdout.strip() == out and done.returncode == code and (err or "") in done.stderr
    if err is None:
        right = right and done.stderr == ""
    if not right:
        print("%s: code %d\n%s%s" % (name, done.returncode, done.stdout, done.stderr))
    return right


def main():
    node = os.environ["NODE"]
    wrong = [program[0] for program in PROGRAMS if not run(node, program)]
    print("%d programs, %d wrong" % (len(PROGRAMS), len(wrong)))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
