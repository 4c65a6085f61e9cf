#!/bin/sh
# The program exports libev and what include/node declares, and no name of another library.
set -eu
command -v nm > /dev/null || exit 77
names=$(nm -D --defined-only "$NODE" | awk '$2 ~ /[TBDRVW]/ { print $3 }' | grep -v '@')
# A template of the C++ library that V8's library has as well is the linker's doing.
others=$(echo "$names" | grep -vE '^(ev_|node_eio_(custom|submit)$|_ZN10node_0_1_9|_ZNSt|__asan_)' || true)
[ -z "$others" ] || {
  echo "$others"
  exit 1
}
for name in ev_default_loop ev_default_loop_ptr ev_io_start ev_async_send node_eio_custom; do
  echo "$names" | grep -qx $name
done
