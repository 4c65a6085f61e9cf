#!/bin/sh
# The API document's sample, as it stands, built with plain gcc as its Makefile does: require gives what init set.
. "$(dirname "$0")/fixtures/compile.sh"
cd "$out"
cat > hello.cc <<'END'
#include <v8.h>
using namespace v8;

extern "C" void
init (Handle<Object> target)
{
  HandleScope scope;
  target->Set(String::New("hello"), String::New("World"));
}
END
gcc $("$NODE" --cflags) -c -o hello.o hello.cc
gcc -shared -o hello.node hello.o
[ "$(echo 'puts(require("./hello.node").hello === "World");' | script test.js)" = true ]
