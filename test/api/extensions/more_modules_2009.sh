#!/bin/sh
# Modules in the manner of 2009 (requests for files, stat watchers, signals, children, threads, contexts made weak by hand,
# parsers that call back) compile unchanged and work, in memory that is not zeros, and while garbage is collected all the time.
. "$(dirname "$0")/fixtures/compile.sh"
for name in files digest system sax; do
  module "$here/fixtures/modules_2009/$name.cc" -Wno-unused &
done
wait
for name in files digest system sax; do
  MALLOC_PERTURB_=165 "$NODE" --expose-gc "$here/fixtures/modules_2009/$name.js" "$out"
  NODE_GC_STRESS=1 "$NODE" "$here/fixtures/modules_2009/$name.js" "$out"
done
