#!/bin/sh
# 10,000 queries, 50 in flight over 4 connections, hold up no HTTP request of the same process, and leave nothing behind.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
module "$here/fixtures/turns.cc"
module "$examples/postgres/binding.cc" -I"$(pg_config --includedir)" -L"$(pg_config --libdir)" -lpq
cp "$examples/postgres/postgres.js" "$out"
"$NODE" --expose-gc "$here/fixtures/postgres_load.js" "$conninfo" "$out" "$NODE"
