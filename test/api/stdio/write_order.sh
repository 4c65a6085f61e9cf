#!/bin/sh
# What puts, print, p, node.stdio.write and node.debug print comes out in the order of the calls, in a file and a pipe.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/script.js" <<'END'
function print_some(n) {
  puts("puts " + n);
  print("print " + n + "\n");
  node.stdio.write("write " + n + "\n");
  p(n);
  if (n % 7 === 0) node.debug("debug " + n);
  console.log("log", n);
}
var n = 0;
(function next() {
  for (var i = 0; i < 50; i++) print_some(n++);
  if (n < 1000) setTimeout(next, 0);
})();
process.addListener("exit", function () { puts("the end"); });
END
i=0
while [ $i -lt 1000 ]; do
  printf 'puts %d\nprint %d\nwrite %d\n%d\n' $i $i $i $i
  [ $((i % 7)) != 0 ] || echo "debug $i"
  echo "log $i"
  i=$((i + 1))
done > "$folder/wanted"
echo "the end" >> "$folder/wanted"
"$NODE" "$folder/script.js" > "$folder/file"
cmp "$folder/wanted" "$folder/file"
"$NODE" "$folder/script.js" | cmp "$folder/wanted" -
