#!/bin/sh
# Whatever becomes of the server or of a connection, each query ends once, in an Error that says why.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
module "$examples/postgres/binding.cc" -I"$(pg_config --includedir)" -L"$(pg_config --libdir)" -lpq
cp "$examples/postgres/postgres.js" "$out"
"$NODE" "$here/fixtures/postgres_trouble.js" "$conninfo" "$out"
