#!/bin/sh
# The program works where the current folder is gone, and its arguments, paths and environment are any bytes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'puts(ARGV[2]);' > "$folder/main.js"
[ "$("$NODE" "$folder/main.js" "grün €")" = "grün €" ]
latin=$(printf 'caf\351')
mkdir "$folder/$latin"
echo 'puts(require("m.js").x); puts(require(ARGV[2]).x); require_async("m.js").wait();' > "$folder/$latin/$latin.js"
echo 'exports.x = __filename.length > 5;' > "$folder/$latin/m.js"
cd "$folder/$latin"
[ "$("$NODE" "$latin.js" "$folder/$latin/m.js")" = "true
true" ]
[ "$("$NODE" "$folder/$latin/$latin.js" "$folder/$latin/m.js")" = "true
true" ]
mkdir "$folder/gone"
cd "$folder/gone"
rmdir "$folder/gone"
[ "$("$NODE" "$folder/main.js" x)" = x ]
[ "$("$NODE" -e 'puts(1)')" = 1 ]
"$NODE" main.js 2> "$folder/err" && exit 1
grep -q '^Error reading main.js' "$folder/err"
cd "$folder"
# A variable is any bytes as well, and comes back whole to children.
echo 'puts(ENV.ODD.charCodeAt(3).toString(16)); node.createChildProcess("printf %s \"$ODD\" | od -An -tx1").addListener("output", function (s) { if (s) print(s); });' > odd.js
[ "$(ODD=$latin "$NODE" odd.js)" = "dce9
 63 61 66 e9" ]
