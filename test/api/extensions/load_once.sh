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
# A target that refuses what init sets makes require throw, and nothing worse.
cat > refused.cc <<'END'
#include <node.h>
using namespace v8;
static Handle<Value> Nothing(const Arguments& args) { return Undefined(); }
extern "C" void init(Handle<Object> target) {
  NODE_SET_METHOD(target, "nothing", Nothing);
  NODE_DEFINE_CONSTANT(target, EV_READ);
}
END
module refused.cc
script refusing.js <<'END'
var refused = 0;
function refuse() { refused++; throw new RangeError("refused"); }
try {
  node.dlopen(__dirname + "/refused.node", new Proxy({}, { set: refuse, defineProperty: refuse }));
} catch (error) {
  node.assert(error instanceof RangeError && refused > 0, error);
  refused = "thrown";
}
node.assert(refused === "thrown");
END
