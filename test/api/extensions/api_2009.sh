#!/bin/sh
# Modules written for the V8 of 2009 compile without a warning, with RTTI and without, and do what they did.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/api_2009.cc" -fno-rtti -fno-exceptions &
module "$here/fixtures/idioms_2009.cc" -Wno-unused &
wait
"$NODE" "$here/fixtures/api_2009.js" "$out/api_2009.node"
script idioms.js <<'END'
var idioms = require("idioms_2009.node");
var object = new idioms.T(null);
node.assert(object.x === 3 && object.y === 4 && idioms.T.z === "q" && idioms.T.stat(null) === undefined);
node.assert(idioms.sym === "sym");
node.assert(new idioms.E() instanceof node.EventEmitter);
END
