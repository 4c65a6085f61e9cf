#!/usr/bin/env python3
"""Namespaces of ES modules are the exotic objects that the language describes, and bindings are live through every form of export."""

from fixtures.programs import check

AB = "export let b = 2, a = 1; export default function d() {}"
N = 'import * as n from "./a.mjs"; const thrown = (f) => { try { return f() } catch (e) { return e.name } };\n'


def about(name, code, out, text=AB):
    return (name, {"main.mjs": N + code, "a.mjs": text}, out)


PROGRAMS = [
    about("keys are sorted", "puts(Reflect.ownKeys(n).map(String).join())", "a,b,default,Symbol(Symbol.toStringTag)"),
    about("sorted by code units", "puts(Object.keys(n).join())", "$,A,Z,_,a,\u00e4,\u03b1", "export let \u03b1, a, Z, A, $, _, \u00e4"),
    about("tag", "const d = Object.getOwnPropertyDescriptor(n, Symbol.toStringTag); puts(d.value); puts([d.writable, d.enumerable, d.configurable].join())", "Module\nfalse,false,false"),
    about("prototype", "puts(Object.getPrototypeOf(n)); puts(n instanceof Object)", "null\nfalse"),
    about("set prototype", "puts([Reflect.setPrototypeOf(n, null), Reflect.setPrototypeOf(n, {}), thrown(() => Object.setPrototypeOf(n, {})), thrown(() => Object.setPrototypeOf(n, null) === n)].join())", "true,false,TypeError,true"),
    about("extensible", "puts([Object.isExtensible(n), Reflect.preventExtensions(n), Object.preventExtensions(n) === n].join())", "false,true,true"),
    about("seal and freeze", "puts([Object.isSealed(n), Object.isFrozen(n), thrown(() => Object.freeze(n)), Object.seal(n) === n].join())", "true,false,TypeError,true"),
    about("freeze of nothing", "puts([Object.isFrozen(n), Object.freeze(n) === n].join())", "true,true", "export {}"),
    about("descriptor", 'const d = Object.getOwnPropertyDescriptor(n, "a"); puts([d.value, d.writable, d.enumerable, d.configurable, "get" in d].join())', "1,true,true,false,false"),
    about("descriptor of none", 'puts([Object.getOwnPropertyDescriptor(n, "x"), Object.getOwnPropertyDescriptor(n, Symbol.iterator)].join())', ","),
    about("set", 'puts([Reflect.set(n, "a", 1), Reflect.set(n, "x", 1), Reflect.set(n, Symbol.toStringTag, 1), thrown(() => { n.a = 1 }), thrown(() => { n.x = 1 })].join())', "false,false,false,TypeError,TypeError"),
    about("set below", 'const o = Object.create(n); o.x = 1; puts([o.x, n.x, o.a].join())', "1,,1"),
    about("delete", 'puts([Reflect.deleteProperty(n, "a"), Reflect.deleteProperty(n, "x"), Reflect.deleteProperty(n, Symbol.toStringTag), Reflect.deleteProperty(n, Symbol.iterator), thrown(() => delete n.a), thrown(() => delete n.x)].join())', "false,true,false,true,TypeError,true"),
    about("define same", 'puts([Reflect.defineProperty(n, "a", { value: 1 }), Reflect.defineProperty(n, "a", {}), Reflect.defineProperty(n, "a", { value: 1, writable: true, enumerable: true, configurable: false })].join())', "true,true,true"),
    about("define other", 'puts([{ value: 2 }, { writable: false }, { enumerable: false }, { configurable: true }, { get() {} }].map((d) => Reflect.defineProperty(n, "a", d)).join()); puts(Reflect.defineProperty(n, "x", { value: 1 }))', "false,false,false,false,false\nfalse"),
    about("define tag", 'puts([Reflect.defineProperty(n, Symbol.toStringTag, { value: "Module" }), Reflect.defineProperty(n, Symbol.toStringTag, { value: "x" }), thrown(() => Object.defineProperty(n, "a", { value: 2 }))].join())', "true,false,TypeError"),
    about("has", 'puts(["a" in n, "x" in n, Reflect.has(n, "default"), Symbol.toStringTag in n, Symbol.iterator in n, "__proto__" in n, "toString" in n].join())', "true,false,true,true,false,false,false"),
    about("get", "puts([n.a, n.x, n.default.name, n[Symbol.toStringTag], n[Symbol.iterator], n.__proto__].join())", "1,,d,Module,,"),
    about("get of a receiver", 'puts([Reflect.get(n, "a", {}), Object.create(n).b].join())', "1,2"),
    about("for in", "const k = []; for (const x in n) k.push(x); puts(k.join())", "a,b,default"),
    about("copies", "const c = { ...n }; puts(Object.keys(c).join() + JSON.stringify(Object.assign({}, n)))", 'a,b,default{"a":1,"b":2}'),
    about("primitive", 'puts([thrown(() => `${n}`), Object.prototype.toString.call(n), typeof n].join())', "TypeError,[object Module],object"),
    about("is live", "n.up(); puts(n.a)", "2", "export let a = 1; export function up() { a++ }"),
    about("same for all", 'import * as m from "./a.mjs"; puts([n === m, n === await import("./a.mjs")].join())', "true,true"),
    about("destructured", "const { a, default: d, ...rest } = n; puts(a + d.name + Object.keys(rest))", "1db"),
    about("odd names", 'puts(Object.keys(n).join("|") + n["a b"])', "|a b|\u26041", 'const x = 1; export { x as "a b", x as "", x as "\u2604" }'),
    about("odd names imported", 'import { "a b" as ab } from "./a.mjs"; puts(ab)', "1", 'const x = 1; export { x as "a b" }'),
    about("a star as an odd name", 'puts(n["*"].k)', "3", 'import * as s from "./a.mjs"; export { s as "*" }; export const k = 3'),
    about("numbers as names", "puts(Object.keys(n).join())", "1,2,a", 'const x = 1; export { x as "2", x as "1", x as a }'),
    about("a number as a key", "puts([n[1], 1 in n, n[2], Object.getOwnPropertyDescriptor(n, 1).value].join())", "5,true,,5", 'const x = 5; export { x as "1" }'),
    about("then is no promise", "puts(typeof n.then)", "function", "export function then() {}"),
    about("default forms", "puts(n.default.name)", "default", "export default class {}"),
    about("default arrow", "puts(n.default.name)", "default", "export default () => {}"),
    about("default in brackets", "puts(n.default.name)", "default", "export default (function () {})"),
    about("default with a name", "puts(n.default.name)", "f", "export default (function f() {})"),
    about("default class with a static name", "puts(n.default.name)", "mine", 'export default class { static name = "mine" }'),
    about("default generator", "puts([...n.default()].join())", "1,2", "export default function* () { yield 1; yield 2 }"),
    about("default is a value", "puts(n.default)", "1", "let x = 1; export default x; x = 2"),
    about("default by name is live", "puts(n.default)", "2", "let x = 1; export { x as default }; x = 2"),
    about("default function is live", "puts(n.default)", "2", "export default function f() {} f = 2"),
    about("default hoisted", "puts(n.x)", "7", "export const x = f(); export default function f() { return 7 }"),
    about("var before", "puts(n.x)", "undefined", 'export const x = v; export var v = 1; export { v as w }'),
    about("not there yet", "puts(n.out)", "ReferenceError,ReferenceError,true,ReferenceError,ReferenceError", 'import * as me from "./a.mjs"; const e = (f) => { try { f(); return "none" } catch (x) { return x.name } }; export let out = ""; out = [e(() => me.late), e(() => Object.getOwnPropertyDescriptor(me, "late")), "late" in me, e(() => Object.keys(me)), e(() => Object.prototype.hasOwnProperty.call(me, "late"))].join(); export let late = 1'),
    about("not there yet, other calls", "puts(n.out)", "a,late,out,false,ReferenceError,ReferenceError", 'import * as me from "./a.mjs"; const e = (f) => { try { return f() } catch (x) { return x.name } }; export let a = 0, out = ""; out = [Reflect.ownKeys(me).slice(0, 3), e(() => Reflect.deleteProperty(me, "late")), e(() => Reflect.defineProperty(me, "late", { value: 1 })), e(() => ({ ...me }).a)].join(); export let late = 1'),
    about("live through stars", 'import { a as x } from "./a.mjs"; n.set(9); puts(x + n.a + n.again)', "27", 'export * from "./b.mjs"; export { a as again } from "./b.mjs"; export { set } from "./b.mjs"')
]
PROGRAMS[-1][1]["b.mjs"] = "export let a = 1; export function set(v) { a = v }"

# Links: what stands behind a name, through exports of exports.
CHAIN = {"a.mjs": "export let x = 1, y = 2; export default 3", "b.mjs": 'export * from "./a.mjs"; export let y = 20', "c.mjs": 'export { default, x as z } from "./a.mjs"'}
LINKED = [
    ("own names come before stars", 'import { y } from "./b.mjs"; puts(y)', "20"),
    ("default through a name", 'import d, { z } from "./c.mjs"; puts(d + z)', "4"),
    ("default and namespace", 'import d, * as n from "./c.mjs"; puts(d + Object.keys(n).join())', "3default,z"),
    ("default as a name", 'import { default as d } from "./a.mjs"; puts(d)', "3"),
    ("one name by two stars", 'import { x } from "./main2.mjs"; puts(x)', "1"),
    ("an import exported", 'import { x } from "./d.mjs"; puts(x)', "1"),
    ("a namespace exported", 'import { n } from "./e.mjs"; puts(n.x)', "1"),
    ("two of a name are none", 'import * as n from "./f.mjs"; puts(Object.keys(n).join())', "x"),
    ("an own name ends a conflict", 'import * as n from "./g.mjs"; puts(n.y)', "7"),
    ("stars in a circle", 'import * as n from "./h.mjs"; puts(Object.keys(n).join())', "p,q"),
    ("no names at all", 'import {} from "./a.mjs"; import "./a.mjs"; export {}; puts("ok")', "ok"),
    ("one name exported twice", 'import { o, o2 } from "./i.mjs"; puts(o + o2)', "10"),
    ("a loop variable", 'import * as n from "./l.mjs"; puts(n.a + n.b + n.c)', "6"),
]
MORE = {
    "main2.mjs": 'export * from "./a.mjs"; export * from "./k.mjs"',
    "k.mjs": 'export { x } from "./a.mjs"',
    "d.mjs": 'import { x } from "./a.mjs"; export { x }',
    "e.mjs": 'import * as n from "./a.mjs"; export { n }',
    "f.mjs": 'export * from "./a.mjs"; export * from "./b.mjs"',
    "g.mjs": 'export * from "./a.mjs"; export * from "./b.mjs"; export const y = 7',
    "h.mjs": 'export const p = 1; export * from "./h2.mjs"',
    "h2.mjs": 'export const q = 1; export * from "./h.mjs"',
    "i.mjs": "let o = 5; export { o, o as o2 }",
    "l.mjs": "export const { a, d: [b], ...rest } = { a: 1, d: [2], e: 0 }; export var [c = 3] = []",
}
PROGRAMS += [(name, {"main.mjs": code, **CHAIN, **MORE}, out) for name, code, out in LINKED]

if __name__ == "__main__":
    check(PROGRAMS)
