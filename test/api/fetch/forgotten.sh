#!/bin/sh
# An answer that is forgotten before its body was read ends its connection when it is collected: fetches that wait for one go on.
exec timeout 50 "$NODE" --expose-gc test/api/fetch/fixtures/forgotten.js
