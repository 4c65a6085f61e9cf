#!/bin/sh
# Where the system starts no thread, calls on files, connecting by name and the collector do without: slower, and right.

# The leak sanitizer, where there is one, needs a process of its own.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
fixture=$(dirname "$0")/fixtures/without_threads.js
limited="exec prlimit --nproc=1 \"$NODE\" $fixture"
if [ "$(id -u)" = 0 ]; then
  # The limit does not hold for root; another user may still read all files.
  set -- setpriv --reuid=65534 --inh-caps=+dac_read_search --ambient-caps=+dac_read_search sh -c "$limited"
  setpriv --reuid=65534 true || exit 77
else
  set -- sh -c "$limited"
fi
output=$("$@") || exit 1
[ "$output" = "1 thread" ] || { echo "got: $output"; exit 1; }
