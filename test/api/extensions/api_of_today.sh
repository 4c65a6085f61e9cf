#!/bin/sh
# Code in today's style of V8 compiles with the V8 of 2009 in place, as v8_today, and with NODE_MODERN_V8.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/api_of_today.cc" &
cp "$here/fixtures/api_of_today.cc" "$out/pure.cc"
module "$out/pure.cc" -DNODE_MODERN_V8 &
wait
script test.js <<'END'
["api_of_today.node", "pure.node"].forEach(function (name) {
  var module = require(name);
  node.assert(module.add(40, 2) === 42, name);
  node.assert(module.add.name === "add", name);
  node.assert(module.EV_WRITE === 2, name);
  var thing = new module.Thing({ a: 1 });
  node.assert(thing instanceof node.EventEmitter, name);
  var got;
  thing.addListener("seen", function (value) { got = [this === thing, value]; });
  thing.look("x");
  node.assert(got[0] && got[1].a === 1 && got[1].x === 7, name);
});
END
