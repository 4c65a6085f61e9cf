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
headers='v8.h node.h node/node.h node/events.h node/object_wrap.h node/promise.h node/v8.h'
all='#include <ev.h>
#include <eio.h>
'
for header in $headers; do
  echo "#include <$header>" | g++ $flags -Wall -Wextra -Werror -x c++ -fsyntax-only -
  all="$all#include <$header>
"
done
for compiler in g++ clang++; do
  command -v $compiler > /dev/null || continue
  for kind in -DNODE_MODERN_V8 -std=gnu++20 '-std=c++20 -DNODE_MODERN_V8'; do
    # shellcheck disable=SC2086
    echo "$all" | $compiler $flags $kind -Wall -Wextra -Werror -x c++ -fsyntax-only -
  done
done
# The headers of the C libraries are for C, too.
for header in ev.h eio.h; do
  echo "#include <$header>" | gcc $(echo "$flags" | sed 's/-std=[^ ]*//') -x c -fsyntax-only -
done
# The flags of one release with the headers of another are refused.
! echo '#include <v8.h>' | g++ $flags -UNODE_MINOR_VERSION -DNODE_MINOR_VERSION=2 -x c++ -fsyntax-only - 2> /dev/null
