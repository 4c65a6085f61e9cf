#!/bin/sh
# What v8.h of 2009 had is there: handles from pointers and in any memory, listeners, locks, limits, scripts, contexts.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/v8_of_2009.cc" -Wno-unused
for perturbed in 0 165; do
  MALLOC_PERTURB_=$perturbed script test.js --expose-gc <<'END'
var api = require("v8_of_2009.node");
api.pointers({ a: 1 });
api.memory({ a: 1 });
var kept = api.keep({ name: "kept" });
gc();
node.assert(api.take(kept).name === "kept");
node.assert(api.template.FIXED === 7);
node.assert(Object.getOwnPropertyDescriptor(api.template, "FIXED").writable === false);
node.assert(new api.Type().FIXED === 8);
node.assert(api.engine() === "fine");
node.assert(api.scripts() === 6);
node.assert(api.context("later") === "later");
gc();
node.assert(api.collections() >= 1);
api.listen(function () {});
process.addListener("uncaughtException", function (error) {
  node.assert(error.message === "unheard");
});
setTimeout(function () {
  api.throwLater(function () { throw new Error("unheard"); });
}, 0);
process.addListener("exit", function () {
  node.assert(api.heard() === "Uncaught Error: unheard (data)", api.heard());
});
END
done
printf 'function outer() { api.trace(); }\nvar api = require("v8_of_2009.node");\nouter();\n' > "$out/trace.js"
"$NODE" "$out/trace.js" > "$out/stdout"
grep -q '^outer (.*trace.js:1:2' "$out/stdout"

# What cannot be had says so: a Locker on another thread, a weak callback that looks at its object.
for call in lock look lookAsValue lookAtPointer revive; do
  echo "require('v8_of_2009.node').$call({}); gc(); gc(); setTimeout(function () {}, 50);" > "$out/dies.js"
  code=0
  "$NODE" --expose-gc "$out/dies.js" 2> "$out/stderr" || code=$?
  [ "$code" = 134 ]
  grep -q '^node: an extension module .*doc/extensions.md' "$out/stderr"
done
