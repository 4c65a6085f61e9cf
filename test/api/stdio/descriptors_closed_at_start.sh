#!/bin/sh
# Where stdin, stdout or stderr are closed at the start, no file that the program opens gets what it prints.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/script.js" <<'END'
var fd = node.fs.open(ARGV[2], node.O_WRONLY | node.O_CREAT | node.O_TRUNC, 0600).wait();
puts("for stdout");
node.stdio.writeError("for stderr");
node.fs.write(fd, "for the file " + (fd > 2)).wait();
END
"$NODE" "$folder/script.js" "$folder/out" <&- >&- 2>&-
[ "$(cat "$folder/out")" = "for the file true" ]
