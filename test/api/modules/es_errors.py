#!/usr/bin/env python3
"""What is wrong with ES modules is found in the phase that the language says, before any of them runs, with its place and importer."""

from fixtures.programs import check

# Texts that are no modules: (name, text). What is imported says nothing, since nothing may run.
EARLY = [
    ("export of nothing", "export { x }"),
    ("two exports of a name", "export let x; export { x }"),
    ("two exports of a name by from", 'export { x } from "./ok.mjs"; export { x } from "./ok.mjs"'),
    ("two defaults", "export default 1; export default 2"),
    ("default twice by name", "let x; export { x as default }; export default 1"),
    ("a star's name twice", 'export * as x from "./ok.mjs"; export let x'),
    ("two imports of a name", 'import { x } from "./ok.mjs"; import { x } from "./ok.mjs"'),
    ("import and let", 'import { x } from "./ok.mjs"; let x'),
    ("import and var", 'import { x } from "./ok.mjs"; var x'),
    ("import and function", 'import { x } from "./ok.mjs"; function x() {}'),
    ("import of eval", 'import { x as eval } from "./ok.mjs"'),
    ("import as arguments", 'import arguments from "./ok.mjs"'),
    ("import of a keyword", 'import { default } from "./ok.mjs"'),
    ("import in a block", '{ import "./ok.mjs" }'),
    ("import in a function", 'function f() { import "./ok.mjs" }'),
    ("import in if", 'if (true) import "./ok.mjs"'),
    ("export in a block", "{ export let x }"),
    ("export in a function", "function f() { export default 1 }"),
    ("export in a label", "l: export default 1"),
    ("export of an expression", "export 1"),
    ("export of a var without a name", "export var"),
    ("a string exported", 'export { "a" }'),
    ("a string imported", 'import { "a" } from "./ok.mjs"'),
    ("a lone surrogate", 'let x; export { x as "\\ud800" }'),
    ("an escape in a keyword", 'import { x } fr\\u006fm "./ok.mjs"'),
    ("an escape in as", 'import { x \\u0061s y } from "./ok.mjs"'),
    ("an escape in default", 'export d\\u0065fault 1'),
    ("a name that is not quoted", 'import x from ./ok.mjs'),
    ("new import", 'new import("./ok.mjs")'),
    ("import() without a name", "import()"),
    ("import() of a list", "import(...[1])"),
    ("import() assigned", 'import("./ok.mjs") = 1'),
    ("import.meta assigned", "import.meta = 1"),
    ("import.meta as a pattern", "[import.meta] = [1]"),
    ("import.other", "import.other"),
    ("import.meta with an escape", "import.m\\u0065ta"),
    ("new.target", "new.target"),
    ("super", "super.x"),
    ("return", "return"),
    ("await as a name", "let await"),
    ("await as a label", "await: 1"),
    ("await in a function", "function f() { await 0 }"),
    ("await as a function's name", "function await() {}"),
    ("await in a class's field", "class A { x = await 0 }"),
    ("await in a static block", "class A { static { await 0 } }"),
    ("await in a parameter", "async (x = await 0) => 0"),
    ("yield as a name", "let yield"),
    ("with", "with ({}) ;"),
    ("delete of a name", "let x; delete x"),
    ("octal", "010"),
    ("arguments assigned", "arguments = 1"),
    ("HTML's comment", "<!-- x"),
    ("HTML's end of a comment", "\n--> x"),
    ("a break to nowhere", "break l"),
    ("two labels", "l: l: 1"),
    ("let and var", "let x; var x"),
    ("two functions", "function f() {} function f() {}"),
    ("a private name", "o.#x"),
    ("a line for the shell behind a space", " #!x"),
    ("implements as a name", "let implements"),
    ("enum as a name", "let enum"),
]

# What links, and what does not: main imports b.mjs.
LINKS = [
    ("missing", 'import { no } from "./ok.mjs"', "does not provide an export named 'no'"),
    ("missing default", 'import d from "./ok.mjs"', "does not provide an export named 'default'"),
    ("missing, exported", 'export { no } from "./ok.mjs"', "does not provide an export named 'no'"),
    ("default through a star", 'import d from "./star.mjs"', "does not provide an export named 'default'"),
    ("ambiguous", 'import { x } from "./two.mjs"', "conflicting star exports"),
    ("ambiguous, exported", 'export { x } from "./two.mjs"', "conflicting star exports"),
    ("a circle of names", 'import { a } from "./circle.mjs"', "circle"),
    ("a circle of stars", 'import { no } from "./stars.mjs"', "does not provide an export named 'no'"),
    ("of a classic module", 'import { no } from "./classic.cjs"', "does not provide an export named 'no'"),
    ("of JSON", 'import { a } from "./a.json" assert { type: "json" }', "does not provide an export named 'a'"),
    ("of our own", 'import { no } from "node:path"', "does not provide an export named 'no'"),
]
LINKED = {
    "ok.mjs": "export let x = 1",
    "star.mjs": 'export * from "./d.mjs"',
    "d.mjs": "export default 1",
    "two.mjs": 'export * from "./ok.mjs"; export * from "./ok2.mjs"',
    "ok2.mjs": "export let x = 2",
    "circle.mjs": 'export { b as a } from "./circle2.mjs"',
    "circle2.mjs": 'export { a as b } from "./circle.mjs"',
    "stars.mjs": 'export * from "./stars2.mjs"',
    "stars2.mjs": 'export * from "./stars.mjs"',
    "classic.cjs": "exports.a = 1",
    "a.json": '{"a": 1}',
}

# What is not found: (name, import, part of the message). Each is reported at main.mjs:2.
NOT_FOUND = [
    ("a file", 'import "./none.mjs"', "none.mjs"),
    ("a package", 'import "none"', "nor a package in"),
    ("a scope", 'import "@none/of"', "nor a package in"),
    ("one of Node's", 'import "node:http2"', "http2 is not there"),
    ("of no known name", 'import "node:none"', "there is no such module"),
    ("a folder", 'import "./folder"', "folder"),
    ("an empty name", 'import ""', "not empty"),
    ("a NUL", 'import "./a\\0b"', "without NUL"),
    ("an unknown scheme", 'import "ftp://x/a.mjs"', "ftp://x/a.mjs"),
    ("a file URL with a host", 'import "file://host/a.mjs"', "names no local file"),
    ("a file URL that is no text", 'import "file:///%ff.mjs"', "%ff.mjs"),
    ("#none", 'import "#none"', "#none"),
    ("an attribute", 'import "./main.mjs" assert { type: "css" }', "css"),
    ("an attribute of another name", 'import "./a.json" assert { kind: "json" }', "kind"),
    ("no JSON", 'import "./main.mjs" assert { type: "json" }', "is no JSON module"),
]

PROGRAMS = [("early: " + name, {"main.js": 'import("./a.mjs").then(() => puts("ran"), (e) => puts(e.name + /a.mjs:\\d/.test(e.message)))', "a.mjs": text, "ok.mjs": "export let x"}, "SyntaxErrortrue") for name, text in EARLY]
PROGRAMS += [("link: " + name, {"main.mjs": 'import "./said.mjs"; import "./b.mjs"; puts("ran")', "said.mjs": 'puts("ran")', "b.mjs": text, **LINKED}, "", "SyntaxError", 1) for name, text, _ in LINKS]
PROGRAMS += [("link, told: " + name, {"main.js": 'import("./b.mjs").catch((e) => puts(e.message))' .replace("puts(e.message)", "puts(e.message.includes(%r))" % part if part != "circle" else "puts(e instanceof SyntaxError)"), "b.mjs": text, **LINKED}, "true") for name, text, part in LINKS]
PROGRAMS += [("place: in a package", {"main.mjs": 'import "p"', "node_modules/p/package.json": '{"type": "module"}', "node_modules/p/index.js": "let a;\nlet b = = process;"}, "", "p/index.js:2\nlet b = = ", 1)]
PROGRAMS += [("found: " + name, {"main.mjs": "puts('ran');\n" + code, "a.json": "{}", "folder/x.mjs": ""}, "", part, 1) for name, code, part in NOT_FOUND]
PROGRAMS += [("place: " + name, {"main.mjs": "puts('ran');\n" + code, "a.json": "{}", "folder/x.mjs": ""}, "", "main.mjs:2", 1) for name, code, part in NOT_FOUND]

if __name__ == "__main__":
    check(PROGRAMS)
