#!/bin/sh
# What V8 itself prints (--trace-gc) arrives, in a pipe and at each kind of end, too.
set -eu
work='var kept = []; for (var i = 0; i < 1000000; i++) kept.push({ i: i });'
"$NODE" --trace-gc -e "$work" | grep -q Scavenge
"$NODE" --trace-gc -e "$work node.exit(0);" | grep -q Scavenge
