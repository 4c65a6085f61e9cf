#!/bin/sh
# Files that block for ever hold up other files for a moment only, and names never, however many they are; each goes on when it can.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=80  # more than the pool has threads at most
for i in $(seq $count); do mkfifo "$folder/$i"; done
cat > "$folder/script.js" <<'END'
var folder = ARGV[2], count = Number(ARGV[3]), opened = 0, started = 0;
function open(until) {
  while (started < until) {
    node.fs.open(folder + "/" + ++started, node.O_RDONLY).addCallback(function (fd) {
      node.fs.close(fd);
      if (++opened === count) puts("all were opened");
    });
  }
}
function connect(then) {
  var server = node.tcp.createServer(function (connection) { connection.close(); });
  server.listen(0, "127.0.0.1");
  var client = node.tcp.createConnection(server.port, "localhost");
  client.addListener("connect", function () { client.close(); });
  client.addListener("close", function (hadError) {
    puts("connected by name: " + !hadError);
    server.close();
    then();
  });
}
open(12);
node.fs.stat("/").addCallback(function () {
  puts("stat while " + started + " block");
  connect(function () {
    open(count);
    connect(function () {
      // Opening the other end lets one after another go on.
      node.createChildProcess("for i in $(seq " + count + "); do : > " + folder + "/$i; done");
    });
  });
});
END
output=$("$NODE" "$folder/script.js" "$folder" $count)
[ "$output" = "stat while 12 block
connected by name: true
connected by name: true
all were opened" ] || { echo "$output"; exit 1; }
