#!/bin/sh
# The examples build with what an installed program prints, wherever its folder was moved to, and run.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
build=$(dirname "$NODE")
[ -f "$build/cmake_install.cmake" ] || exit 77
cmake --install "$build" --prefix "$out/first" > /dev/null
mv "$out/first" "$out/prefix"
NODE=$out/prefix/bin/$(basename "$NODE")
"$NODE" --cflags | grep -q -e "-I$out/prefix/include/node "
. "$here/fixtures/examples.sh"
