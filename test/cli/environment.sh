#!/bin/sh
# The program works where the current folder is gone, and its arguments are any bytes that are UTF-8.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'puts(ARGV[2]);' > "$folder/main.js"
[ "$("$NODE" "$folder/main.js" "grün €")" = "grün €" ]
mkdir "$folder/gone"
cd "$folder/gone"
rmdir "$folder/gone"
[ "$("$NODE" "$folder/main.js" x)" = x ]
[ "$("$NODE" -e 'puts(1)')" = 1 ]
"$NODE" main.js 2> "$folder/err" && exit 1
grep -q '^Error reading main.js' "$folder/err"
