#!/bin/sh
# A SyntaxError of the main script shows its place and its message, and no frames of lib/.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'var x = ;' > "$folder/main.js"
"$NODE" "$folder/main.js" 2> "$folder/err" && exit 1
diff "$folder/err" - <<ERR
$folder/main.js:1
var x = ;
        ^
SyntaxError: $folder/main.js:1: Unexpected token ';'
ERR
