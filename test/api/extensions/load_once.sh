#!/bin/sh
# A module is initialised once, by whatever names it is asked for, and what it has goes to each of its targets.
. "$(dirname "$0")/fixtures/compile.sh"
cd "$out"
cat > once.cc <<'END'
#include <v8.h>
using namespace v8;
static int runs;
extern "C" void init(Handle<Object> target) { target->Set(String::New("runs"), Integer::New(++runs)); }
END
module once.cc
ln -s once.node link.node
script test.js <<'END'
var first = require("once.node");
node.assert(first === require("./once.node"));
node.assert(first.runs === 1);
node.assert(require("link.node").runs === 1);
var target = {};
node.dlopen(__dirname + "/once.node", target);
node.assert(target.runs === 1);
END
