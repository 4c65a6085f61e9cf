#!/bin/sh
# A module that uses both namespaces may call its own what V8 and node have called theirs since 2009.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/own_names.cc"
script test.js <<'END'
var own = require("own_names.node");
node.assert(own.all() === "own ThrowError,own ErrnoException,own Encode,own FatalException,own ParseEncoding,own types");
node.assert(own.encode("x") === "own method");
END
