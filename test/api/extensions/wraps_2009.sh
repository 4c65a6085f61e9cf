#!/bin/sh
# ObjectWrap, EventEmitter and Promise are what modules of 2009 derived from: their handles, fields, hooks and headers.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/wraps_2009.cc" -Wno-unused
cat > "$out/test.js" <<'END'
var api = require("wraps_2009.node");

// The first internal field holds the pointer, whoever put it there.
var hidden = new api.Hidden();
node.assert(hidden.byUnwrap() && hidden.byPointer() && hidden.byExternal());
node.assert(new api.Foreign().byUnwrap());
node.assert(api.unwrapsToNull(new api.Empty()) && api.unwrapsToNull({}) && api.unwrapsToNull(api.Hidden.prototype));

var handles = new api.Handles();
node.assert(handles.self() === handles && handles.isSame(handles) && !handles.isSame({}));
node.assert(handles.hooks() === "attach,detach,attach,detach,detach,weak");
node.assert(handles.count() === 0);
(function () {
  for (var i = 0; i < 100; i++) new api.Handles().ownWeak();
  for (i = 0; i < 100; i++) new api.Handles().dispose();
})();

var events = [];
var emitter = new api.Emitter();
emitter.addListener("symbol\0event", function (value) { events.push(value); });
emitter.fire();
node.assert(events.join() === "1");

// A promise of a class of its own: derived, with a method, blocking.
var task = new api.Task();
node.assert(task instanceof node.Promise && task instanceof api.Task && task.id() === 7);
task.addCallback(function (value) { events.push(value); });
task.finish("done");
node.assert(events.join() === "1,done");
node.assert(api.blocks("ok") === "settled" && api.blocks("fails") === "settled");
var message = "";
try {
  api.neverSettles();
} catch (error) {
  message = error.message;
}
node.assert(/never return/.test(message), message);

node.assert(api.bytes() === "5 3 abc -1 \xff");

var turns = 0;
(function turn() {
  gc();
  if (api.collected() >= 190) return;
  node.assert(turns++ < 500, api.collected() + " are collected");
  setTimeout(turn, 2);
})();
END
"$NODE" --expose-gc "$out/test.js"
NODE_GC_STRESS=1 "$NODE" --expose-gc "$out/test.js"
