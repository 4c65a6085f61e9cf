#!/bin/sh
# Modules written for the V8 of 2009 compile without a warning, with RTTI and without, and do what they did.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/api_2009.cc" -fno-rtti -fno-exceptions
"$NODE" "$here/fixtures/api_2009.js" "$out/api_2009.node"
