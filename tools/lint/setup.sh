#!/bin/sh
# Brings prettier, eslint and typescript from npm, by name and at the versions of package-lock.json, into node_modules. Where they are
# there, the network is not used.
set -eu
cd "$(dirname "$0")"
../packages.sh lint
# npm writes this file last, so what it holds is installed.
installed=node_modules/.setup
cmp -s package-lock.json $installed && exit 0
echo "Installing from npm: prettier, eslint, typescript"
# npm starts whatever is called node, which may be the program that is built here.
PATH=/usr/bin:$PATH npm ci --no-audit --no-fund --loglevel=error
cp package-lock.json $installed
