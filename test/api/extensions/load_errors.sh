#!/bin/sh
# What is no module for this program is an Error that names the file and says why; one that fails in init throws that.
. "$(dirname "$0")/fixtures/compile.sh"
cd "$out"
seq 1000 > text.node
echo 'int answer(void) { return 42; }' > untagged.c
echo 'const char node_module_tag[] = "node 0.0.1, V8 1.2.3.4"; void init(void) {}' > old.c
echo 'const char node_module_tag[] = "node 9.9.9, V8 99.1.1.1"; void nowhere(void); void init(void) { nowhere(); }' > new.c
for name in untagged old new; do
  gcc -shared -fPIC -o $name.node $name.c
done
printf '#include <v8.h>\nint x;\n' > initless.cc
printf '#include <v8.h>\nvoid nowhere();\nextern "C" void init(v8::Handle<v8::Object> target) { nowhere(); }\n' > unresolved.cc
cat > throws.cc <<'END'
#include <node.h>
using namespace v8;
static int runs;
extern "C" void init(Handle<Object> target) {
  target->Set(String::New("runs"), Integer::New(++runs));
  if (runs == 1) ThrowException(Exception::RangeError(String::New("not today")));
}
END
module initless.cc
module unresolved.cc
module throws.cc
size=$(stat -c %s initless.node)
for part in 1 2 3 4 5 6 7; do
  head -c $((size * part / 16)) initless.node > cut$part.node
done
script test.js <<'END'
function failure(name) {
  try {
    require(name);
  } catch (error) {
    if (error.message.indexOf(__dirname + "/" + name) < 0) throw new Error(name + " is not named: " + error.message);
    return error.message;
  }
  throw new Error(name + " did not fail");
}
function says(name, text) {
  var message = failure(name);
  if (message.indexOf(text) < 0) throw new Error(message + " does not say " + text);
}
says("missing.node", "No such file");
says("text.node", "invalid ELF header");
says("untagged.node", "node --cflags");
says("initless.node", "no function init");
says("old.node", "compiled for node 0.0.1, V8 1.2.3.4; this is node 0.1.9, V8 ");
says("new.node", "compiled for node 9.9.9, V8 99.1.1.1; this is node 0.1.9, V8 ");
says("unresolved.node", "nowhere");
for (var part = 1; part <= 7; part++) says("cut" + part + ".node", "shorter than its header says");
try {
  require("throws.node");
  throw new Error("did not throw");
} catch (error) {
  if (!(error instanceof RangeError) || error.message !== "not today") throw error;
}
if (require("throws.node").runs !== 2) throw new Error("a second try should run init again");
END
