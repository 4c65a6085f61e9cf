#!/bin/sh
# Output that is lost for want of room is told on stderr, once, and shows in the exit code; the program goes on.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
code=0
"$NODE" -e '
  var turns = 0;
  (function next() {
    puts("lost");
    if (++turns < 10) return setTimeout(next, 1);
    node.stdio.writeError("went on\n");
  })();
' > /dev/full 2> "$folder/error" || code=$?
[ $code = 1 ]
[ "$(cat "$folder/error")" = "node: stdout: write: No space left on device
went on" ]
code=0
"$NODE" -e 'puts("lost"); node.exit(3);' > /dev/full 2> /dev/null || code=$?
[ $code = 3 ]
