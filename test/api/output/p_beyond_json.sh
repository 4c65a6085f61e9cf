#!/bin/sh
# p() prints what JSON cannot say legibly: undefined, functions, symbols, BigInts, cycles, what throws.
set -eu
[ "$("$NODE" -e '
  p();
  p(undefined);
  p(function named() {});
  p(function () {});
  p(Symbol("s"));
  p(10n);
  p({ a: 1n, left: undefined, out: function () {}, n: NaN, b: [undefined, 2n], s: "\"", d: new Date(0), o: new Number(3) });
  var cycle = { x: 1, list: [] };
  cycle.self = cycle;
  cycle.list.push(cycle, { x: 2 });
  p(cycle);
  var shared = { y: 1 };
  p([shared, shared, 1n]);
  p({ toJSON: function () { throw new Error("no"); }, x: 1 });
  p({ get bad() { throw new Error("why"); }, good: 1 });
  p(new Proxy({}, { ownKeys: function () { throw new Error("trap"); } }));
')" = 'undefined
undefined
[function named]
[function]
Symbol(s)
10n
{"a":1n,"n":null,"b":[null,2n],"s":"\"","d":"1970-01-01T00:00:00.000Z","o":3}
{"x":1,"list":[[circular],{"x":2}],"self":[circular]}
[{"y":1},{"y":1},1n]
{"x":1}
{"bad":[throws: why],"good":1}
[cannot be shown: trap]' ]
