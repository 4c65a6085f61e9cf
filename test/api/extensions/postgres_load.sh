#!/bin/sh
# 10,000 queries, 50 in flight over 4 connections, are answered right while the same process serves HTTP, and leave nothing.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
module "$examples/postgres/binding.cc" -I"$(pg_config --includedir)" -L"$(pg_config --libdir)" -lpq
cp "$examples/postgres/postgres.js" "$out"
"$NODE" --expose-gc "$here/fixtures/postgres_load.js" "$conninfo" "$out" "$NODE"
