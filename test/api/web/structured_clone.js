// structuredClone copies every type that has a copy, with cycles, and moves buffers; for others it is a DataCloneError.
var check = require("../check.js");

[undefined, null, true, 1, -0, NaN, "text", 10n].forEach(function (value) {
  check.ok(Object.is(structuredClone(value), value));
});
var source = {
  map: new Map([[1, { a: 1 }]]),
  set: new Set(["x"]),
  date: new Date(5),
  regExp: /x/gi,
  error: new RangeError("m"),
  bytes: new Uint16Array([1, 2]),
  view: new DataView(new ArrayBuffer(4), 1),
  boxed: [Object(1), Object("s"), Object(false), Object(2n)],
  sparse: [1, , 3],
};
source.self = source;
var copy = structuredClone(source);
check.equal(copy.self, copy);
check.equal(copy.map.get(1).a, 1);
check.ok(copy.set.has("x") && copy.date.getTime() === 5 && String(copy.regExp) === "/x/gi");
check.ok(copy.error instanceof RangeError && copy.error.message === "m");
check.ok(copy.bytes instanceof Uint16Array && copy.bytes[1] === 2);
check.deepEqual([copy.view.byteOffset, copy.view.byteLength], [1, 3]);
check.deepEqual(copy.boxed.map(Object.prototype.toString.call.bind(Object.prototype.toString)), [
  "[object Number]",
  "[object String]",
  "[object Boolean]",
  "[object BigInt]",
]);
check.deepEqual([copy.sparse.length, 1 in copy.sparse], [3, false]);

var buffer = new Uint8Array([1, 2, 3]).buffer;
var moved = structuredClone({ buffer: buffer }, { transfer: [buffer] });
check.deepEqual([buffer.byteLength, moved.buffer.byteLength], [0, 3]);

[function () {}, Symbol("x"), new WeakMap(), Promise.resolve()].forEach(function (value) {
  check.equal(
    check.throws(function () {
      structuredClone({ value: value });
    }, DOMException).name,
    "DataCloneError",
  );
});
check.throws(function () {
  structuredClone();
}, TypeError);
check.throws(function () {
  structuredClone(1, { transfer: [{}] });
}, DOMException);
