#!/bin/sh
# Modules in the manner of 2009 (watchers, wraps, interceptors, the pool, weak handles) compile unchanged and work.
. "$(dirname "$0")/fixtures/compile.sh"
for name in wire cache work handles; do
  module "$here/fixtures/modules_2009/$name.cc" -Wno-unused &
done
wait
for name in wire cache work handles; do
  "$NODE" --expose-gc "$here/fixtures/modules_2009/$name.js" "$out"
done
