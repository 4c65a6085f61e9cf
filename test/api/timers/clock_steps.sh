#!/bin/sh
# Where the wall clock steps back or forth by an hour, timers keep going, none early, and an answer has the new date.
set -eu
folder=$(dirname "$0")/fixtures
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cc -shared -fPIC -o "$scratch/stepping_clock.so" "$folder/stepping_clock.c" -ldl
for step in -3600 3600; do
  rm -f "$scratch/stepped"
  LD_PRELOAD=$scratch/stepping_clock.so CLOCK_STEP=$step CLOCK_STEPPED=$scratch/stepped \
    "$NODE" "$folder/clock_steps.js" $step
done
