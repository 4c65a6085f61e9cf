#!/bin/sh
# A connection's idle timeout is 60 seconds by default, and again after connect(): seen with a clock fifty times as fast.
set -eu
folder=$(dirname "$0")/fixtures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cc -shared -fPIC -o "$scratch/fast_clock.so" "$folder/fast_clock.c" -ldl
output=$(LD_PRELOAD=$scratch/fast_clock.so "$NODE" "$folder/default_timeout.js" | sort)
echo "$output"
[ "$output" = "client 60
server 60" ]
