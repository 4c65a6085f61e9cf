#!/bin/sh
# The DevTools inside of Chromium attach to a program: a breakpoint in a request's listener, the scope, the console, and on.
command -v chromium > /dev/null || {
  echo "skipped: chromium is not there"
  exit 77
}
exec "$NODE" test/inspect/fixtures/devtools.js
