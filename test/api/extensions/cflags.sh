#!/bin/sh
# --cflags is one line of flags whose folders exist, the same through a link to the program; gcc and clang take them.
. "$(dirname "$0")/fixtures/compile.sh"
flags=$("$NODE" --cflags)
[ "$(echo "$flags" | wc -l)" = 1 ]
for flag in $flags; do
  case $flag in
    -I*) [ -d "${flag#-I}" ] ;;
    -?*) ;;
    *) exit 1 ;;
  esac
done
ln -s "$NODE" "$out/linked"
[ "$("$out/linked" --cflags)" = "$flags" ]
headers='v8.h node.h node/events.h node/object_wrap.h node/promise.h node_events.h node_object_wrap.h node_promise.h'
all='#include <ev.h>
#include <eio.h>
'
for header in $headers; do
  echo "#include <$header>" | g++ $flags -Wall -Wextra -Werror -x c++ -fsyntax-only -
  all="$all#include <$header>
"
done
all="$all#include <node/node.h>
#include <node/v8.h>
"
# compiles COMPILER [FLAG...]: all of them in one file.
compiles() {
  compiler=$1
  shift
  # shellcheck disable=SC2086
  echo "$all" | $compiler $flags "$@" -Wall -Wextra -Werror -x c++ -fsyntax-only -
}
compiles g++ -std=gnu++20 -DNODE_MODERN_V8
if command -v clang++ > /dev/null; then
  compiles clang++
  compiles clang++ -std=c++20
  compiles clang++ -DNODE_MODERN_V8
fi
# The headers of the C libraries are for C, too.
for header in ev.h eio.h; do
  echo "#include <$header>" | gcc $(echo "$flags" | sed 's/-std=[^ ]*//') -x c -fsyntax-only -
done
# The flags of one release with the headers of another are refused.
! echo '#include <v8.h>' | g++ $flags -UNODE_MINOR_VERSION -DNODE_MINOR_VERSION=2 -x c++ -fsyntax-only - 2> /dev/null
