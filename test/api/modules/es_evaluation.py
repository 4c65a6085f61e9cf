#!/usr/bin/env python3
"""ES modules run in the language's order, also where some await or fail; what fails, fails the same way at each later import."""

from fixtures.programs import check

# A row: name, what main.mjs says, what the other modules say, what is printed.
ORDER = [
    ("deep first", 'import "./a.mjs"; import "./b.mjs"; puts("m")', {"a": 'import "./c.mjs"; puts("a")', "b": 'import "./c.mjs"; puts("b")', "c": 'puts("c")'}, "c a b m"),
    ("imports come first", 'puts("m"); import "./a.mjs"', {"a": 'puts("a")'}, "a m"),
    ("exports from are imports", 'export * from "./a.mjs"; export { x } from "./b.mjs"; export * as n from "./c.mjs"; puts("m")', {"a": 'puts("a")', "b": 'puts("b"); export let x', "c": 'puts("c")'}, "a b c m"),
    ("an import without use", 'import { x } from "./a.mjs"; puts("m")', {"a": 'puts("a"); export let x'}, "a m"),
    ("functions before code", 'import "./a.mjs"; export function f() { return "f" }', {"a": 'import { f } from "./main.mjs"; puts(f())'}, "f"),
    ("circle of three", 'import "./a.mjs"; puts("m")', {"a": 'import "./b.mjs"; puts("a")', "b": 'import "./c.mjs"; puts("b")', "c": 'import "./a.mjs"; puts("c")'}, "c b a m"),
    ("self import runs once", 'import "./main.mjs"; puts("m")', {}, "m"),
    ("classic among them", 'import "./a.mjs"; import "./b.cjs"; import "./c.mjs"; puts("m")', {"a": 'puts("a")', "b.cjs": 'puts("b"); require("./d.mjs")', "c": 'puts("c")', "d": 'puts("d")'}, "a b d c m"),
    ("siblings do not wait", 'import "./a.mjs"; import "./b.mjs"; puts("m")', {"a": 'puts("a1"); await 0; puts("a2")', "b": 'puts("b1"); await 0; puts("b2")'}, "a1 b1 a2 b2 m"),
    ("a parent waits for all", 'import "./p.mjs"; import "./b.mjs"; puts("m")', {"p": 'import "./a.mjs"; puts("p")', "a": 'puts("a1"); await 0; puts("a2")', "b": 'puts("b")'}, "a1 b a2 p m"),
    ("in order of the end", 'import "./p.mjs"; import "./q.mjs"; puts("m")', {"p": 'import "./a.mjs"; puts("p")', "q": 'import "./b.mjs"; puts("q")', "a": "await 0; await 0; await 0; puts('a')", "b": "await 0; puts('b')"}, "b q a p m"),
    ("one awaited by two", 'import "./p.mjs"; import "./q.mjs"; puts("m")', {"p": 'import "./a.mjs"; puts("p")', "q": 'import "./a.mjs"; puts("q")', "a": "await 0; puts('a')"}, "a p q m"),
    ("parents in the order of imports", 'import "./q.mjs"; import "./p.mjs"; puts("m")', {"p": 'import "./a.mjs"; puts("p")', "q": 'import "./r.mjs"; puts("q")', "r": 'import "./a.mjs"; puts("r")', "a": "await 0; puts('a')"}, "a r q p m"),
    ("circle that awaits", 'import "./a.mjs"; puts("m")', {"a": 'import "./b.mjs"; puts("a")', "b": 'import "./a.mjs"; puts("b1"); await 0; puts("b2")'}, "b1 b2 a m"),
    ("circle below one that awaits", 'import "./a.mjs"; import "./c.mjs"; puts("m")', {"a": 'import "./b.mjs"; await 0; puts("a")', "b": 'import "./a.mjs"; await 0; puts("b")', "c": 'import "./b.mjs"; puts("c")'}, "b a c m"),
    ("await of a sync one's child", 'import "./a.mjs"; puts("m")', {"a": 'import "./b.mjs"; import "./c.mjs"; puts("a")', "b": 'puts("b")', "c": 'puts("c1"); await 0; puts("c2")'}, "b c1 c2 a m"),
    ("microtasks between", 'Promise.resolve().then(() => puts("t")); import "./a.mjs"; puts("m")', {"a": 'Promise.resolve().then(() => puts("at")); puts("a")'}, "a m at t"),
    ("for await", 'for await (const x of [1, Promise.resolve(2)]) puts(x)', {}, "1 2"),
    ("await in expressions", 'const o = { [await "k"]: await 1, ...(await { z: 2 }) }; puts(o.k + o.z + `${await 3}`); if (await true) puts("y"); switch (await 1) { case await 1: puts("s") }', {}, "33 y s"),
    ("await in a block", '{ await 0; { puts(await 1) } } try { await Promise.reject(2) } catch (e) { puts(e) } finally { puts(await 3) }', {}, "1 2 3"),
    ("await in a class", 'class A extends (await Object) { [await "f"]() { return 4 } } puts(new A().f())', {}, "4"),
    ("await of a thenable", 'puts(await { then(f) { f(5) } })', {}, "5"),
    ("export of what is awaited", 'import d, { x } from "./a.mjs"; puts(d + x)', {"a": "export default await 1; export const x = await 2"}, "3"),
    ("import() within", 'const { x } = await import("./a.mjs"); puts(x)', {"a": 'export const x = await 6'}, "6"),
    ("import() of one that runs", 'import "./a.mjs"; puts("m")', {"a": 'puts("a1"); const n = import("./b.mjs"); await n; puts("a2")', "b": 'puts("b")'}, "a1 b a2 m"),
    ("import() of itself", 'import("./main.mjs").then((n) => puts(n.x)); export const x = 8', {}, "8"),
    ("timers while it awaits", 'setTimeout(() => puts("t"), 1); await new Promise((r) => setTimeout(r, 30)); puts("m")', {}, "t m"),
    ("a tree of thirty", 'import "./a.mjs"; import "./b.mjs"; puts(count.n)\nimport * as count from "./c.mjs"', {"a": 'import { up } from "./c.mjs"; up()', "b": 'import { up } from "./c.mjs"; up()', "c": "export let n = 0; export function up() { n++ }"}, "2"),
    ("import() many at once", 'const all = await Promise.all(["a", "b", "a"].map((x) => import(`./${x}.mjs`))); puts(all[0] === all[2])', {"a": 'puts("a"); await 0', "b": 'puts("b"); await 0'}, "a b true"),
    ("wait() within", 'import "./a.mjs"; puts("m")', {"a": 'const p = new node.Promise(); setTimeout(() => p.emitSuccess([]), 1); p.wait(); puts("a")'}, "a m"),
]

# main.js imports a.mjs twice, and prints the names of the errors and whether they are one.
TWICE = 'const t = (f) => import(f).then(() => puts("ok"), (e) => { puts(e.name ?? e); return e });\n(async () => { const a = await t("./a.mjs"), b = await t("./a.mjs"); puts(a === b) })()'
KEPT = [
    ("evaluated, an Error", {"a": 'puts("run"); throw new RangeError("x")'}, "run RangeError RangeError true"),
    ("evaluated, any value", {"a": 'throw 5'}, "5 5 true"),
    ("evaluated behind await", {"a": 'await 0; throw new RangeError("x")'}, "RangeError RangeError true"),
    ("evaluated below", {"a": 'import "./b.mjs"; puts("no")', "b": 'throw new RangeError("x")'}, "RangeError RangeError true"),
    ("evaluated below behind await", {"a": 'import "./b.mjs"; puts("no")', "b": 'await 0; throw new RangeError("x")'}, "RangeError RangeError true"),
    ("rejected by a promise", {"a": 'await Promise.reject(new EvalError("x"))'}, "EvalError EvalError true"),
    ("in a circle", {"a": 'import "./b.mjs"; puts("no")', "b": 'import "./a.mjs"; throw new RangeError("x")'}, "RangeError RangeError true"),
    ("in a circle that awaits", {"a": 'import "./b.mjs"; puts("no")', "b": 'import "./a.mjs"; await 0; throw new RangeError("x")'}, "RangeError RangeError true"),
    ("by a classic module", {"a": 'import "./b.cjs"', "b.cjs": 'throw new RangeError("x")'}, "RangeError RangeError true"),
]

FAILED = [
    ("others run", 'import("./a.mjs").catch((e) => puts(e)); import("./b.mjs").then(() => puts("b2"))', {"a": 'throw "a"', "b": 'puts("b")'}, "a b b2"),
    ("what ran stays", 'import("./a.mjs").catch(() => import("./b.mjs")).then((n) => puts(n.x))', {"a": 'import "./b.mjs"; throw 1', "b": 'puts("b"); export const x = 1'}, "b 1"),
    ("siblings of one that fails", 'import("./p.mjs").catch((e) => puts(e))', {"p": 'import "./a.mjs"; import "./b.mjs"; puts("no")', "a": 'throw "a"', "b": 'puts("no")'}, "a"),
    ("siblings of one that fails later", 'import("./p.mjs").catch((e) => puts(e))', {"p": 'import "./a.mjs"; import "./b.mjs"; puts("no")', "a": 'await 0; throw "a"', "b": 'puts("b")'}, "b a"),
    ("the first error counts", 'import("./p.mjs").catch((e) => puts(e))', {"p": 'import "./a.mjs"; import "./b.mjs"', "a": 'await 0; await 0; throw "a"', "b": 'await 0; throw "b"'}, "b"),
    ("parents of one that fails", 'Promise.allSettled(["./p.mjs", "./q.mjs"].map((x) => import(x))).then((all) => puts(all.map((one) => one.reason).join()))', {"p": 'import "./a.mjs"', "q": 'import "./a.mjs"', "a": 'await 0; throw "a"'}, "a,a"),
    ("an error within a circle is all's", 'Promise.allSettled(["./a.mjs", "./b.mjs"].map((x) => import(x))).then((all) => puts(all.map((one) => one.reason).join()))', {"a": 'import "./b.mjs"; throw "x"', "b": 'import "./a.mjs"; puts("b")'}, "b x,x"),
    ("caught by main", 'try { await import("./a.mjs") } catch (e) { puts(e) }', {"a": 'await 0; throw "a"'}, "a"),
    ("require, the same error", 'const r = process.require; let x, y; try { r("./a.mjs") } catch (e) { x = e } try { r("./b.mjs") } catch (e) { y = e } puts(x === y && x.message)', {"a": 'throw new Error("x")', "b": 'import "./a.mjs"'}, "x"),
    ("import and require, one error", 'const x = await import("./a.mjs").catch((e) => e); try { process.require("./a.mjs") } catch (e) { puts(x === e) }', {"a": 'throw new Error("x")'}, "true"),
    ("linked later", 'await import("./a.mjs").catch((e) => puts(e.name)); puts((await import("./b.mjs")).x)', {"a": 'import { no } from "./b.mjs"', "b": "export const x = 1"}, "SyntaxError 1"),
    ("a syntax error twice", 'await import("./a.mjs").catch((e) => puts(e.name)); await import("./a.mjs").catch((e) => puts(e.name))', {"a": "let let = 1"}, "SyntaxError SyntaxError"),
    ("a syntax error below", 'await import("./a.mjs").catch((e) => puts(e.name)); await import("./a.mjs").catch((e) => puts(e.name))', {"a": 'import "./b.mjs"', "b": "let let = 1"}, "SyntaxError SyntaxError"),
    ("nothing runs before all is linked", 'await import("./a.mjs").catch((e) => puts(e.name))', {"a": 'import "./c.mjs"; import "./b.mjs"', "b": "let let = 1", "c": 'puts("no")'}, "SyntaxError"),
]


def files_of(main, modules, name="main.mjs"):
    named = {file if "." in file else file + ".mjs": text for file, text in modules.items()}
    return {name: main, **named}


PROGRAMS = [(name, files_of(main, modules), out.replace(" ", "\n")) for name, main, modules, out in ORDER + FAILED]
PROGRAMS += [("kept: " + name, files_of(TWICE, modules, "main.js"), out.replace(" ", "\n")) for name, modules, out in KEPT]

if __name__ == "__main__":
    check(PROGRAMS)
