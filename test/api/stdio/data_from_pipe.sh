#!/bin/sh
# All that goes into a pipe comes out of stdin, and out of stdout into another pipe.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
head -c 3000001 /dev/urandom > "$folder/in"
cat "$folder/in" | "$NODE" -e '
  node.stdio.open("raw");
  node.stdio.addListener("data", function (data) { node.stdio.write(data); });
' | cat > "$folder/out"
cmp "$folder/in" "$folder/out"
