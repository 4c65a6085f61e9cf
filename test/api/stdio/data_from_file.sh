#!/bin/sh
# All of a file comes through stdin, however large, then "close".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
head -c 3000001 /dev/urandom > "$folder/in"
"$NODE" -e '
  node.stdio.open("bytes");
  node.stdio.addListener("data", function (data) { node.stdio.write(data); });
  node.stdio.addListener("close", function () { node.stdio.writeError("close\n"); });
' < "$folder/in" > "$folder/out" 2> "$folder/error"
cmp "$folder/in" "$folder/out"
[ "$(cat "$folder/error")" = close ]
