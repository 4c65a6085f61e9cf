#!/bin/sh
# Modules in the manner of 2009 (watchers, wraps, interceptors, the pool, weak handles) compile unchanged and work.

# work.cc frees with free() what has Persistents in it, as modules did: the leak sanitizer sees what these leave.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
. "$(dirname "$0")/fixtures/compile.sh"
for name in wire cache work handles; do
  module "$here/fixtures/modules_2009/$name.cc" -Wno-unused &
done
wait
for name in wire cache work handles; do
  "$NODE" --expose-gc "$here/fixtures/modules_2009/$name.js" "$out"
done
