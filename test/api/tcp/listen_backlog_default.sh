#!/bin/sh
# The backlog of listen is 1024 by default, and what is given otherwise (the kernel's own limit is the most).
set -eu
command -v ss > /dev/null || exit 77
limit=$(cat /proc/sys/net/core/somaxconn)
listening=$(mktemp)
"$NODE" "$(dirname "$0")/fixtures/backlog.js" > "$listening" &
node=$!
trap 'kill $node; rm -f "$listening"' EXIT
until [ -s "$listening" ]; do kill -0 $node; sleep 0.01; done
while read -r port backlog; do
  [ "$backlog" -le "$limit" ] || backlog=$limit
  found=$(ss -Hltn "sport = :$port" | awk '{ print $3 }')
  echo "port $port: $found, wanted $backlog"
  [ "$found" = "$backlog" ]
done < "$listening"
