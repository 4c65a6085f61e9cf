#!/bin/sh
# The examples of the document's section on files do what they say.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf hello > "$folder/hello"
[ "$("$NODE" examples/cat.js "$folder/hello")" = hello ]
"$NODE" examples/rename_stat.js "$folder/hello" "$folder/world" | grep -q '^stats: {.*"size":5,'
"$NODE" examples/rename_stat_wait.js "$folder/world" "$folder/hello" | grep -q '^stats: {.*"size":5,'
[ "$("$NODE" examples/unlink.js "$folder/hello")" = "successfully deleted $folder/hello" ]
[ ! -e "$folder/hello" ]
"$NODE" examples/unlink.js "$folder/hello" | grep -q '^failed: unlink: No such file'
