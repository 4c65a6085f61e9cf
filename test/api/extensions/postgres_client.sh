#!/bin/sh
# The PostgreSQL client of examples/extensions keeps its word to the letter, against a real server.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
module "$examples/postgres/binding.cc" -I"$(pg_config --includedir)" -L"$(pg_config --libdir)" -lpq
cp "$examples/postgres/postgres.js" "$out"
"$NODE" "$here/fixtures/postgres_client.js" "$conninfo" "$out"
