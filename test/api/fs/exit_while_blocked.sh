#!/bin/sh
# node.exit() ends the process while an operation blocks; so does an uncaught exception.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/pipe"
cat > "$folder/exit.js" <<'END'
node.fs.open(ARGV[2], node.O_RDONLY);
setTimeout(function () { node.exit(7); }, 10);
END
cat > "$folder/throw.js" <<'END'
node.fs.cat(ARGV[2]);
setTimeout(function () { throw new Error("thrown"); }, 10);
END
code=0
"$NODE" "$folder/exit.js" "$folder/pipe" || code=$?
[ $code = 7 ]
code=0
"$NODE" "$folder/throw.js" "$folder/pipe" 2> /dev/null || code=$?
[ $code = 1 ]
