#!/bin/sh
# --versions names all parts, --v8-options the flags of V8, --help the options, --cflags flags that find v8.h.
set -eu
for part in "node 0.1.9" "v8 1" "libev 4" "c-ares 1" "boost 1"; do
  "$NODE" --versions | grep -q "^$part"
done
"$NODE" --v8-options | grep -q -e --expose-gc
for option in -e --version --versions --cflags --v8-options --help; do
  "$NODE" --help | grep -q -e "$option"
done
[ "$("$NODE" -h)" = "$("$NODE" --help)" ]
if command -v g++ > /dev/null; then
  echo '#include <v8.h>' | g++ $("$NODE" --cflags) -x c++ -fsyntax-only -
fi
