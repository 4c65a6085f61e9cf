#!/bin/sh
# A test whose expected callbacks did not all come exits with 1 and names the line that expected them.
output=$("$NODE" test/cli/fixtures/unmet.js)
code=$?
[ $code = 1 ] || { echo "exit code $code, output: $output"; exit 1; }
case $output in
  "called 1 times, not 2: mustCall "*unmet.js:3*) ;;
  *) echo "output: $output"; exit 1 ;;
esac
