// structuredClone copies exceptions and errors with what they carry, shares shared memory, moves buffers once, and leaves all as it was where it fails.
var check = require("../check.js");

function fails(value, options) {
  var error = check.throws(() => structuredClone(value, options), DOMException);
  check.deepEqual([error.name, error.code], ["DataCloneError", 25]);
  return error;
}

// DOMException.
var exception = new DOMException("m", "AbortError");
exception.extra = 1;
var copies = structuredClone({ a: exception, list: [exception], map: new Map([[exception, 1]]) });
check.ok(copies.a !== exception && copies.a instanceof DOMException && copies.a instanceof Error);
check.deepEqual(
  [copies.a.name, copies.a.message, copies.a.code, copies.a.extra],
  ["AbortError", "m", 20, undefined],
);
check.equal(copies.a.stack, exception.stack);
check.ok(copies.list[0] === copies.a && copies.map.has(copies.a));
class Mine extends DOMException {}
check.equal(Object.getPrototypeOf(structuredClone(new Mine("x"))), DOMException.prototype);
check.equal(String(new Mine("x", "y")), "y: x");

// Errors: [made, name of the class, name]
[
  [new Error("e"), "Error", "Error"],
  [new EvalError("e"), "EvalError", "EvalError"],
  [new RangeError("e"), "RangeError", "RangeError"],
  [new ReferenceError("e"), "ReferenceError", "ReferenceError"],
  [new SyntaxError("e"), "SyntaxError", "SyntaxError"],
  [new TypeError("e"), "TypeError", "TypeError"],
  [new URIError("e"), "URIError", "URIError"],
  [new AggregateError([], "e"), "Error", "Error"],
  [Object.assign(new Error("e"), { name: "TypeError" }), "TypeError", "TypeError"],
  [Object.assign(new Error("e"), { name: "Other" }), "Error", "Error"],
  [new (class extends RangeError {})("e"), "RangeError", "RangeError"],
].forEach(function (row) {
  var copy = structuredClone(row[0]);
  check.deepEqual(
    [copy.constructor.name, copy.name, copy.message, copy.stack],
    [row[1], row[2], "e", row[0].stack],
  );
});
var cause = new Error("outer", { cause: { inner: new RangeError("x"), list: [1] } });
check.ok(structuredClone(cause).cause.inner instanceof RangeError);
check.equal(Object.hasOwn(structuredClone(new Error()), "message"), false);

// Objects: own enumerable names in order, getters read once, nothing of the prototype.
var reads = 0;
var object = Object.create(
  { inherited: 1 },
  {
    hidden: { value: 1 },
    shown: { enumerable: true, get: () => ++reads },
  },
);
object[Symbol("s")] = 1;
object[1] = "one";
var copy = structuredClone(object);
check.equal(JSON.stringify(copy), '{"1":"one","shown":1}');
check.deepEqual(
  [reads, Object.getPrototypeOf(copy) === Object.prototype, Reflect.ownKeys(copy).length],
  [1, true, 2],
);
check.equal(Object.getOwnPropertyDescriptor(copy, "shown").writable, true);
check.equal(Object.getPrototypeOf(structuredClone(Object.create(null))), Object.prototype);
check.equal(structuredClone(Object.assign([1, , 3], { x: 2 })).x, 2);
check.equal(Object.isFrozen(structuredClone(Object.freeze({ a: 1 }))), false);
check.ok(Object.hasOwn(structuredClone(JSON.parse('{"__proto__": 1}')), "__proto__"));
check.throws(
  () =>
    structuredClone({
      get a() {
        throw new RangeError("mine");
      },
    }),
  RangeError,
);
var regExp = /a/dgimsuy;
regExp.lastIndex = 5;
check.deepEqual([structuredClone(regExp).flags, structuredClone(regExp).lastIndex], ["dgimsuy", 0]);
check.ok(isNaN(structuredClone(new Date(NaN))));
var map = new Map();
map.set(map, map);
copy = structuredClone(map);
check.equal(copy.get(copy), copy);
check.deepEqual(
  [
    ...structuredClone(
      new Map([
        [NaN, 1],
        [-0, 2],
      ]),
    ).keys(),
  ],
  [NaN, 0],
);

// Views share what they shared.
var buffer = new ArrayBuffer(16);
[
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
].forEach(function (Type) {
  var copy = structuredClone({ one: new Type(buffer, 8, 1), other: new DataView(buffer, 3) });
  check.ok(
    copy.one instanceof Type && copy.one.buffer === copy.other.buffer && copy.one.buffer !== buffer,
  );
  check.deepEqual([copy.one.byteOffset, copy.one.length, copy.other.byteLength], [8, 1, 13]);
});
var shared = new SharedArrayBuffer(4);
copy = structuredClone({ shared, view: new Uint8Array(shared) });
new Uint8Array(shared)[1] = 7;
check.ok(
  copy.shared instanceof SharedArrayBuffer &&
    copy.view[1] === 7 &&
    copy.view.buffer === copy.shared,
);

// Moved.
var bytes = new Uint8Array(buffer, 4, 4).fill(9);
copy = structuredClone(bytes, { transfer: [buffer] });
check.deepEqual(
  [buffer.byteLength, bytes.length, copy.length, copy[0], copy.buffer.byteLength],
  [0, 0, 4, 9, 16],
);
fails(buffer);
fails(bytes);
fails(0, { transfer: [buffer] });
buffer = new ArrayBuffer(4);
fails(0, { transfer: [buffer, buffer] });
fails({ buffer, f() {} }, { transfer: [buffer] });
fails(0, { transfer: [shared] });
fails(0, { transfer: [bytes] });
fails(0, { transfer: [new WebAssembly.Memory({ initial: 1 }).buffer] });
check.equal(buffer.byteLength, 4);
check.equal(structuredClone(5, { transfer: new Set([buffer]) }), 5);
check.equal(buffer.byteLength, 0);
check.equal(structuredClone(5, null), 5);
[{ transfer: 5 }, { transfer: null }, 5, "x"].forEach((options) =>
  check.throws(() => structuredClone(1, options), TypeError),
);

// What has no copy.
[
  Symbol.iterator,
  () => {},
  class {},
  new Proxy({}, {}),
  new WeakMap(),
  new WeakSet(),
  new WeakRef({}),
  Promise.resolve(),
  (function* () {})(),
  new Map().keys(),
  [].values(),
  (function () {
    return arguments;
  })(1),
  new Intl.Collator(),
  Math.max,
  new FinalizationRegistry(() => {}),
].forEach(function (value) {
  fails(value);
  fails({ deep: [value] });
  fails(new Map([[value, 1]]));
  fails(new Error("e", { cause: value }));
});

// Objects of the web's classes have no copy, wherever they are; what is not copied is not looked at.
[
  new Headers(),
  new URL("http://a/"),
  new URLSearchParams(),
  new AbortController(),
  AbortSignal.abort(),
  new Event("a"),
  new EventTarget(),
  new TextDecoder(),
  new TextEncoder(),
  new Response(""),
  new (class extends URL {})("http://a/"),
  performance,
  crypto,
  crypto.subtle,
].forEach(function (object) {
  fails(object);
  fails([[{ a: object }]]);
  fails(new Map([[1, { a: object }]]));
  fails(new Map([[object, 1]]));
  fails(new Set([object]));
});
fails({ a: URL.prototype, b: new URL("a:b") });
var cycle = { list: [] };
cycle.list.push(cycle);
check.equal(structuredClone(cycle).list[0].list.length, 1);
check.equal(structuredClone(Object.assign(new Error("e"), { url: new URL("a:b") })).message, "e");
check.deepEqual(structuredClone(Object.create({ url: new URL("a:b") })), {});
check.equal(structuredClone(null), null);
