#!/bin/sh
# console.error() and console.warn() print to stderr, synchronously, as console.log() does to stdout.
set -eu
[ "$("$NODE" -e '
  console.error("error %d", 1, { a: 1 });
  console.warn("warn");
' 2>&1 > /dev/null)" = 'error 1 {"a":1}
warn' ]
