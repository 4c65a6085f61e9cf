#!/bin/sh
# puts() and print() write UTF-8; half a surrogate pair is U+FFFD.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$NODE" -e 'puts("h\u00e9 \u20ac \ud83d\ude00"); print("\ud83d"); print("\u00ff\0");' > "$folder/out"
printf 'h\303\251 \342\202\254 \360\237\230\200\n\357\277\275\303\277\000' | cmp - "$folder/out"
