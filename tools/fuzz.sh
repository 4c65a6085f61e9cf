#!/bin/sh
# fuzz.sh BUILD SECONDS [TARGET...]: runs each fuzz target that is built in BUILD (and the fuzzers in JavaScript, with
# build/node) for that many seconds, one after another, and prints a table. BUILD/corpus/TARGET grows; what breaks a
# target is left in BUILD/artifacts, and the exit code is 1.
#
# fuzz.sh BUILD merge [TARGET...]: takes what was found to be new into test/fuzz/corpus/TARGET, without what adds
# nothing to the coverage.
set -eu
cd "$(dirname "$0")/.."
build=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(ls "$build/test" | sed -n 's/_fuzz$//p') parse_uri
failed=0
mkdir -p "$build/artifacts"

# What a person named stays; what libFuzzer named is chosen anew.
merge() {
  corpus=test/fuzz/corpus/$1
  new=$(mktemp -d)
  find "$corpus" -type f -regextype posix-extended ! -regex '.*/[0-9a-f]{40}' -exec cp {} "$new" \;
  "$build/test/$1_fuzz" -set_cover_merge=1 -use_counters=0 "$new" "$corpus" "$build/corpus/$1" > "$build/$1.log" 2>&1
  find "$corpus" -type f -delete
  cp "$new"/* "$corpus"
  rm -rf "$new"
  printf '%-16s %6s inputs\n' "$1" "$(find "$corpus" -type f | wc -l)"
}

fuzz() {
  log=$build/$1.log
  mkdir -p "$build/corpus/$1"
  if [ -x "$build/test/$1_fuzz" ]; then
    "$build/test/$1_fuzz" -max_total_time="$seconds" -timeout=25 -print_final_stats=1 -max_len=4096 \
      -artifact_prefix="$build/artifacts/$1-" "$build/corpus/$1" "test/fuzz/corpus/$1" > "$log" 2>&1 || failed=1
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  else
    build/node "test/fuzz/$1.js" "$seconds" > "$log" 2>&1 || failed=1
    runs=$(sed -n 's/ inputs$//p' "$log")
  fi
  printf '%-16s %10s inputs\n' "$1" "${runs:-?}"
}

for target in "$@"; do
  if [ "$seconds" = merge ]; then
    [ "$target" = parse_uri ] || merge "$target"
  else
    fuzz "$target"
    [ $failed = 0 ] || { tail -n 60 "$log" && exit 1; }
  fi
done
