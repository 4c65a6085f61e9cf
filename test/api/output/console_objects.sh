#!/bin/sh
# console.log() shows proxies, getters, symbols, promises, holes, boxed values and null prototypes, and runs no code of the program for it.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
echo 'export let a = 1; export default 2;' > "$work/ns.mjs"
cat > "$work/main.js" <<'JS'
class A {
  #p = 1;
  x = 1;
  get y() { puts("a getter ran"); }
  static s = 1;
}
class B extends A {}
var trap = function () { puts("a trap ran"); throw 1; };
var traps = {};
["get", "ownKeys", "getPrototypeOf", "has", "getOwnPropertyDescriptor"].forEach(function (name) { traps[name] = trap; });
console.log(new Proxy({ a: 1 }, traps), new Proxy(function f() {}, traps), new Proxy([1, 2], traps), Object.create(new Proxy({}, traps)));
var revoked = Proxy.revocable({}, {});
revoked.revoke();
console.log(revoked.proxy, [revoked.proxy], [new Proxy(new Error("e"), traps)].length);
console.log({ get a() { puts("ran"); }, set b(v) {}, get c() { return 1; }, set c(v) {}, [Symbol("s")]: 1, d: Symbol("q") });
console.log(A, B, class {}, () => 1, Object.assign(function f() {}, { a: 1 }), new B(), new A());
console.log(Object.create(null), Object.assign(Object.create(null), { a: 1 }), Object.create(new A()));
var rejected = Promise.reject(3);
rejected.catch(function () {});
console.log(Promise.resolve({ a: 5 }), rejected, new Promise(function () {}));
console.log(new WeakMap(), new WeakSet(), new WeakRef({}), [1].values(), new Map([[1, 2]]).entries());
console.log(Object(5), Object("s"), Object(false), Object(5n), Object(Symbol("z")));
console.log([1, , , 4, ,], Object.assign([1], { x: 2 }), new Array(3), new Float64Array([1.5, -0]), new DataView(new ArrayBuffer(3)));
console.log(new (class M extends Map {})([[1, 2]]), { [Symbol.toStringTag]: "Tag" }, Math, new SharedArrayBuffer(2));
var around = function () {};
around.self = around;
console.log(around, { toJSON() { throw 1; }, a: 1 }, new URL("http://a/"));
console.log("%d %i %f %d %s %s %o %c|%x", "42.9abc", 4.7, "1.5x", Symbol("a"), { toString() { return "mine"; } }, { a: 1 }, [1], "css", "rest");
console.log("%s %s %s", Symbol("t"), new Date(0), [new A()]);
console.countReset("never");
import("./ns.mjs").then(console.log);
JS
"$NODE" "$work/main.js" > "$work/out" 2> "$work/err"
diff "$work/out" - <<'OUT'
Proxy {"a":1} Proxy [function f] Proxy [1,2] {}
Proxy {revoked} [Proxy {revoked}] 1
{"a":[getter],"b":[setter],"c":[getter/setter],"d":Symbol(q),[Symbol(s)]:1}
[class A] {"s":1} [class B extends A] [class] [function] [function f] {"a":1} B {"x":1} A {"x":1}
[null prototype] {} [null prototype] {"a":1} A {}
Promise {{"a":5}} Promise {rejected: 3} Promise {pending}
WeakMap {unknown} WeakSet {unknown} WeakRef {} [Array Iterator] {} [Map Iterator] {}
[Number: 5] [String: "s"] [Boolean: false] [BigInt: 5n] [Symbol: Symbol(z)]
[1,empty × 2,4,empty] [1,"x":2] [empty × 3] Float64Array(2) [1.5,-0] DataView(3)
M(1) {1 => 2} [Tag] {[Symbol(Symbol.toStringTag)]:"Tag"} [Math] {} SharedArrayBuffer(2)
[function around] {"self":[circular]} {"toJSON":[function toJSON],"a":1} "http://a/"
42 4 1.5 NaN mine {"a":1} [1] |%x rest
Symbol(t) 1970-01-01T00:00:00.000Z [A {"x":1}]
[Module] {"a":1,"default":2}
OUT
[ "$(cat "$work/err")" = 'console: there is no count "never"' ]
