#!/bin/sh
# An operation that blocks, a read of an empty pipe, holds up neither the loop nor other operations.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/pipe"
cat > "$folder/script.js" <<'END'
var order = [], path = ARGV[2];
// Opening one end waits for the other.
node.fs.open(path, node.O_RDONLY).addCallback(function (fd) {
  node.fs.read(fd, 100, null, "utf8").addCallback(function (data) {
    order.push("read " + data);
    puts(order.join(", "));
  });
});
node.fs.open(path, node.O_WRONLY).addCallback(function (fd) {
  var left = 200;
  (function next() {
    if (left-- > 0) return node.fs.stat("/").addCallback(next);
    order.push("200 times stat");
    setTimeout(function () {
      order.push("timer");
      node.fs.write(fd, "hello");
    }, 1);
  })();
});
END
[ "$("$NODE" "$folder/script.js" "$folder/pipe")" = "200 times stat, timer, read hello" ]
