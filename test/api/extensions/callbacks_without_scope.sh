#!/bin/sh
# What libev and the pool call makes handles and enters JavaScript without a scope of its own, and they do not pile up.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/modules_2009/bare.cc"
cp "$here/fixtures/modules_2009/bare.js" "$out"
"$NODE" --expose-gc "$out/bare.js"
NODE_GC_STRESS=1 "$NODE" --expose-gc "$out/bare.js"

# The loop's own promise.wait() nests passes in passes; what a callback throws is uncaught.
script nested.js <<'END'
var bare = require("bare.node"), seen = [];
bare.every(0.001, function (text, count) {
  if (count === 1) {
    var promise = new node.Promise();
    setTimeout(function () { promise.emitSuccess(["slept"]); }, 20);
    seen.push(promise.wait());
    return true; // the fifth call, inside of the wait, may have stopped and deleted the timer
  }
  return count < 5;
});
bare.work(function (text) {
  seen.push(text);
  throw new Error("from the pool");
});
process.addListener("uncaughtException", function (error) { seen.push(error.message); });
process.addListener("exit", function () {
  var text = seen.sort().join();
  node.assert(text === "from the pool,slept,worked", text);
});
END

# Loaded while the loop runs already.
script late.js <<'END'
var seen = false;
setTimeout(function () {
  require("bare.node").every(0.001, function (text) {
    seen = text === "called";
    return false;
  });
}, 1);
process.addListener("exit", function () { node.assert(seen); });
END
