#!/bin/sh
# The program takes no library from the folder in which it is started.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
: > libcrypto.so.3
: > libstdc++.so.6
: > libc.so.6
[ "$("$NODE" -e 'puts(1)')" = 1 ]
