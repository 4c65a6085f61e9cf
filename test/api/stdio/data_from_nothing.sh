#!/bin/sh
# From /dev/null, an empty file and a closed descriptor comes only "close".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
: > "$folder/empty"
cat > "$folder/script.js" <<'END'
node.stdio.addListener("data", function () { puts("data"); });
node.stdio.addListener("close", function () { puts("close " + arguments.length); });
node.stdio.open();
END
[ "$("$NODE" "$folder/script.js" < /dev/null)" = "close 0" ]
[ "$("$NODE" "$folder/script.js" < "$folder/empty")" = "close 0" ]
[ "$("$NODE" "$folder/script.js" <&-)" = "close 0" ]
[ "$(: | "$NODE" "$folder/script.js")" = "close 0" ]
