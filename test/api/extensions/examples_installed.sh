#!/bin/sh
# The examples build with what a program prints that was installed to a DESTDIR and moved elsewhere, and run.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
build=$(dirname "$NODE")
[ -f "$build/cmake_install.cmake" ] || exit 77
DESTDIR=$out/packed cmake --install "$build" --prefix /opt/node > /dev/null
mv "$out/packed/opt/node" "$out/prefix"
NODE=$out/prefix/bin/$(basename "$NODE")
"$NODE" --cflags | grep -q -e "-I$out/prefix/include/node "
. "$here/fixtures/examples.sh"
