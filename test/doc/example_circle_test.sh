#!/bin/sh
# examples/circle.test.js is a test that `node --test` runs, and that passes.
set -eu
"$NODE" --test examples/circle.test.js | grep "^1 file: 1 passed, 0 failed "
