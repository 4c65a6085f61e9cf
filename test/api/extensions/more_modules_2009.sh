#!/bin/sh
# Modules in the manner of 2009 (requests for files, signals, threads, parsers that call back, weak contexts, nested loops)
# compile unchanged and work, in memory that is not zeros, and while garbage is collected all the time.
. "$(dirname "$0")/fixtures/compile.sh"
modules="files digest system sax nested"
for name in $modules; do
  module "$here/fixtures/modules_2009/$name.cc" -Wno-unused &
done
wait
for name in $modules; do
  MALLOC_PERTURB_=165 "$NODE" --expose-gc "$here/fixtures/modules_2009/$name.js" "$out"
  NODE_GC_STRESS=1 "$NODE" "$here/fixtures/modules_2009/$name.js" "$out"
done
