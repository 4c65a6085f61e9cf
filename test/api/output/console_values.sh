#!/bin/sh
# console.log() shows Map, Set, RegExp, Date, functions, the names of classes, and errors with cause and errors, to a depth.
set -eu
got=$("$NODE" -e '
  console.log(new Map([["a", 1], [{}, [1]]]), new Set([1, "x", new Set()]), /x\/y/gi, new Date(0), new Date(NaN));
  class Point { constructor() { this.x = 1; this.y = { z: [new Map([[1, 2]])] }; } }
  console.log(new Point(), [new Point()], Point, { f: function () {}, u: undefined, n: NaN, z: -0, b: 1n });
  console.log({ a: [1, "two"], b: null }, new Uint8Array([1, 2]), new ArrayBuffer(4), Object.create(null));
  console.log({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }, new Array(1002).fill(0).map(String).length);
  console.log(new Set(Array.from({ length: 1002 }, (_, i) => i % 2 ? i : -i)));
  var loop = { map: new Map() };
  loop.map.set("again", loop);
  console.log(loop, Object.create(Map.prototype), { toJSON: function () { return [new Date(0)]; } });
' | sed 's/,4,.*,-998,999/,.../')
expected='Map(2) {"a" => 1,{} => [1]} Set(3) {1,"x",Set(0) {}} /x\/y/gi 1970-01-01T00:00:00.000Z Invalid Date
Point {"x":1,"y":{"z":[Map(1) {1 => 2}]}} [Point {"x":1,"y":{"z":[Map(1) {1 => 2}]}}] [class Point] {"f":[function f],"u":undefined,"n":NaN,"z":-0,"b":1n}
{"a":[1,"two"],"b":null} Uint8Array(2) [1,2] ArrayBuffer(4) [null prototype] {}
{"a":{"b":{"c":{"d":{"e":{"f":[Object]}}}}}} 1002
Set(1002) {-0,1,-2,3,-4,5'
[ "$(echo "$got" | sed -n '1,4p')" = "$(echo "$expected" | sed -n '1,4p')" ]
echo "$got" | sed -n 5p | grep -q '^Set(1002) {.*,... 2 more}$'
[ "$(echo "$got" | sed -n 6p)" = '{"map":Map(1) {"again" => [circular]}} Map {} [1970-01-01T00:00:00.000Z]' ]

errors=$("$NODE" -e '
  var error = new Error("outer", { cause: new TypeError("inner", { cause: "why" }) });
  console.log(error);
  console.log({ e: [new Error("nested")] });
  console.log(new AggregateError([new Error("one"), new RangeError("two")], "many"));
  error = new Error("round");
  error.cause = error;
  console.log(error);
' | grep -v '^ *at ')
case "$errors" in
'Error: outer
  [cause]: TypeError: inner
    [cause]: "why"
{"e":[Error: nested
'*'AggregateError: many
  [errors 0]: Error: one
  [errors 1]: RangeError: two
Error: round
  [cause]: [circular]') ;;
*) echo "$errors"; exit 1 ;;
esac
