#!/bin/sh
# Where memory runs out a line on stderr says so, with SIGABRT; a value that is too large is a RangeError.
set -eu
error=$(mktemp)
trap 'rm -f "$error"' EXIT

# Runs SOURCE with OPTIONS, in so many KiB of address space; LINE is what it has to say in the end.
ends() {
  line=$1 kib=$2 options=$3 source=$4 code=0
  (
    ulimit -c 0
    ulimit -v "$kib"
    exec "$NODE" $options -e "$source"
  ) > /dev/null 2> "$error" || code=$?
  [ $code = 134 ] && grep -qaF "$line" "$error" || { echo "exit code $code"; cat "$error"; exit 1; }
}

ends "node: out of memory: the JavaScript heap is exhausted" unlimited --max-old-space-size=20 \
  'for (var all = [];;) all.push({});'
if ! nm -D "$NODE" | grep -q __asan_; then  # which takes more address space than that
  # A start reserves some, and how much is up to V8.
  start=$("$NODE" -e 'puts(/VmPeak:\s*(\d+)/.exec(node.cat("/proc/self/status").wait())[1])')
  ends "node: out of memory: " $((start + 200000)) "" 'for (var all = [];;) all.push(new Array(10000).fill(1.5));'
  ends "node: out of memory: the system gives the process no more" $((start + 900000)) "" '
    var piece = new Uint8Array(1 << 26);
    var connection = node.tcp.createConnection(9);
    for (;;) connection.send(piece);'
fi

"$NODE" -e '
  function tooLarge(f) {
    try { f(); } catch (error) { if (error instanceof RangeError) return; throw error; }
    throw new Error("was not refused: " + f);
  }
  tooLarge(function () { new Uint8Array(1e15); });
  tooLarge(function () { new ArrayBuffer(1e15); });
  tooLarge(function () { "x".repeat(1 << 30); });
  tooLarge(function () { var s = "x".repeat(1 << 28); return s + s + s; });
'
