#!/bin/sh
# write() takes strings, which go out as UTF-8, arrays of integers and bytes; so does writeError().
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$NODE" -e '
  ["write", "writeError"].forEach(function (name) {
    node.stdio[name]("h\u00e9\u20ac\ud83d\ude00");
    node.stdio[name]([0, 65, 255, 256 + 66, -1]);
    node.stdio[name](new Uint8Array([1, 2, 3]).subarray(1));
    node.stdio[name](new Uint8Array([4]).buffer);
    node.stdio[name]("");
    node.stdio[name](new String("!"));
  });
' > "$folder/out" 2> "$folder/error"
printf 'h\303\251\342\202\254\360\237\230\200\000A\377B\377\002\003\004!' > "$folder/wanted"
cmp "$folder/wanted" "$folder/out"
cmp "$folder/wanted" "$folder/error"
