#!/bin/sh
# A PostgreSQL client in the manner of 2009 builds by its own Makefile and works against a real server.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
cp "$here/fixtures/modules_2009/pq"/* "$out"
# Its Makefile asks the debug build.
ln -s "$NODE" "$out/node_g"
PATH="$out:$PATH" make -s -C "$out"
top=$(cd "$here/../../.." && pwd)
"$NODE" "$out/test.js" "$conninfo" "$top"
"$NODE" --expose-gc "$out/test.js" "$conninfo" "$top"
NODE_GC_STRESS=1 "$NODE" "$out/test.js" "$conninfo" "$top"
