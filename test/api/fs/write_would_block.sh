#!/bin/sh
# write() to a descriptor opened with O_NONBLOCK tells how much went in, and fails with EAGAIN when nothing does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/pipe"
cat > "$folder/script.js" <<'END'
var fd = node.fs.open(ARGV[2], node.O_RDWR | node.O_NONBLOCK).wait();
var written = node.fs.write(fd, new Array(1000001).join("x")).wait();
puts(written > 0 && written < 1000000);
node.fs.write(fd, "x").addErrback(function (error) { puts(error.code); });
END
[ "$("$NODE" "$folder/script.js" "$folder/pipe")" = "true
EAGAIN" ]
