#!/bin/sh
# What node_g --cflags prints is for debugging; modules compiled with it load into node, and node's into node_g.
. "$(dirname "$0")/fixtures/compile.sh"
build=$(dirname "$(realpath "$NODE")")
node_g=$build/node_g
if [ ! -x "$node_g" ]; then # ./configure --debug builds it; here are its flags, at least
  top=$(cd "$here/../../.." && pwd)
  printf '#include <cstdio>\n#include "cli/compiler_flags.h"\nint main() { puts(cli::CompilerFlags("gnu++20").c_str()); }\n' \
    > "$out/flags.cc"
  include=$build/include
  [ -d "$include" ] || include=${build%/*}/include # installed
  ln -s "$include" "$out/include"
  node_g=$out/flags
  g++ -std=c++20 -DNODE_DEBUG_BUILD -I"$top/src" -I"$top/include" -o "$node_g" "$out/flags.cc" \
    "$top/src/cli/compiler_flags.cc" "$top/src/cli/installed.cc"
fi
flags=$("$node_g" --cflags)
case $flags in
  *' -g -Og '*) ;;
  *) exit 1 ;;
esac

# shellcheck disable=SC2086
g++ -shared -fPIC $flags -o "$out/counter.node" "$examples/counter/counter.cc"
cp "$examples/counter/counter.js" "$out"
expected=$(printf 'next: 40\ntick: 41\ntick: 42\ndone at 42')
[ "$("$NODE" "$out/counter.js")" = "$expected" ]

[ "$node_g" = "$build/node_g" ] || exit 0
[ "$("$node_g" "$out/counter.js")" = "$expected" ]
module "$examples/counter/counter.cc"
cmake --install "$build/debug" --component program --prefix "$out/prefix" > /dev/null
"$out/prefix/bin/node_g" --cflags | grep -q -e "-I$out/prefix/include/node "
[ "$("$node_g" "$out/counter.js")" = "$expected" ]
