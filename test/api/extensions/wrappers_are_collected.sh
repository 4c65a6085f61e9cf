#!/bin/sh
# A wrapped object lives while it is attached, and is deleted with its JavaScript object, to the last one.
. "$(dirname "$0")/fixtures/compile.sh"
module "$examples/counter/counter.cc"
module "$examples/digest/digest.cc" -lcrypto
script test.js --expose-gc <<'END'
var native = require("counter.node");
var sha256 = require("digest.node").sha256;
var ticks = 0;
(function () {
  var attached = new native.Counter(); // nothing but its timer holds it
  attached.addListener("tick", function () {
    ticks++;
    gc();
    node.assert(native.alive() >= 1, "the ticking counter was collected");
  });
  attached.tick(1, 5);
})();
for (var i = 0; i < 20000; i++) new native.Counter(i);
node.assert(native.alive() > 1);

// Promises of C++ go as well; V8 tells of the one that stands for all.
var collected = 0;
process.registry = new FinalizationRegistry(function () { collected++; });
for (var j = 0; j < 20; j++) process.registry.register(sha256(__filename).addCallback(function () {}), j);

var turns = 0;
(function turn() {
  gc();
  if (ticks === 5 && native.alive() === 0 && collected === 20) return;
  node.assert(turns++ < 1000, native.alive() + " counters are left, " + collected + " promises are gone");
  setTimeout(turn, 2);
})();
END
