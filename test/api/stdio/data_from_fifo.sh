#!/bin/sh
# stdin may be a named pipe; it ends when the last writer has closed it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/pipe"
printf 'one\n' > "$folder/pipe" &
[ "$("$NODE" -e '
  node.stdio.open();
  node.stdio.addListener("data", function (data) { print(data); });
  node.stdio.addListener("close", function () { puts("close"); });
' < "$folder/pipe")" = "one
close" ]
