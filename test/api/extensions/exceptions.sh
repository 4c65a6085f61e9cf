#!/bin/sh
# What a listener throws goes to the JavaScript that called the module, and is uncaught where the loop called it.
. "$(dirname "$0")/fixtures/compile.sh"
module "$examples/counter/counter.cc"
cat > "$out/source.cc" <<'END'
#include <node.h>
using namespace v8;
using namespace node;
class Source : public EventEmitter {
 public:
  static Handle<Value> New(const Arguments& args) { (new Source)->Wrap(args.This()); return args.This(); }
  static Handle<Value> Fire(const Arguments& args) {
    bool heard = Unwrap<Source>(args.This())->Emit("fired", 0, NULL);
    return Boolean::New(heard);
  }
};
extern "C" void init(Handle<Object> target) {
  Local<FunctionTemplate> t = FunctionTemplate::New(Source::New);
  t->Inherit(EventEmitter::constructor_template);
  t->InstanceTemplate()->SetInternalFieldCount(1);
  NODE_SET_PROTOTYPE_METHOD(t, "fire", Source::Fire);
  target->Set(String::NewSymbol("Source"), t->GetFunction());
}
END
module "$out/source.cc"
script propagates.js <<'END'
var source = new (require("source.node").Source)();
node.assert(source.fire() === false);
source.addListener("fired", function () {});
node.assert(source.fire() === true);
source.addListener("fired", function () { throw new RangeError("mine"); });
try {
  source.fire();
  throw new Error("did not throw");
} catch (error) {
  node.assert(error instanceof RangeError && error.message === "mine");
}
END
cat > "$out/uncaught.js" <<'END'
var counter = new (require("counter.node").Counter)();
counter.addListener("tick", function () { throw new Error("from a tick"); });
counter.tick(1, 3);
END
code=0
"$NODE" "$out/uncaught.js" 2> "$out/stderr" || code=$?
[ $code = 1 ]
grep -q '^Error: from a tick' "$out/stderr"
script listened.js <<'END'
var seen = [];
process.addListener("uncaughtException", function (error) { seen.push(error.message); });
var counter = new (require("counter.node").Counter)();
counter.addListener("tick", function (n) { throw new Error("tick " + n); });
counter.addListener("done", function () { node.assert(seen.join() === "tick 1,tick 2,tick 3"); seen = null; });
counter.tick(1, 3);
process.addListener("exit", function () { if (seen !== null) node.exit(1); });
END
