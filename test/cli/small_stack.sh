#!/bin/sh
# With a small stack (ulimit -s) endless recursion is a RangeError that can be caught, as everywhere.
set -eu
for size in 512 768 1024 8192; do
  got=$(ulimit -s $size && "$NODE" -e '
    function deeper(n) { return deeper(n + 1) + 1; }
    try { deeper(0); } catch (e) { puts(e.name); }
    try { JSON.parse("[".repeat(1e6)); } catch (e) { puts(e.name); }
    var deep = []; for (var i = 0; i < 1e5; i++) deep = [deep];
    try { JSON.stringify(deep); } catch (e) { puts(e.name); }
    try { [1].toString.call(deep); } catch (e) { puts(e.name); }')
  [ "$got" = "RangeError
SyntaxError
RangeError
RangeError" ] || { echo "ulimit -s $size: $got"; exit 1; }
done
