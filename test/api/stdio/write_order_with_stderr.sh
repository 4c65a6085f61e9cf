#!/bin/sh
# Where stdout and stderr are the same file or pipe, what is printed on both keeps its order.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/script.js" <<'END'
for (var i = 0; i < 100; i++) {
  puts("out " + i);
  node.stdio.writeError("error " + i + "\n");
}
puts("before the exception");
throw new Error("thrown");
END
i=0
while [ $i -lt 100 ]; do
  printf 'out %d\nerror %d\n' $i $i
  i=$((i + 1))
done > "$folder/wanted"
echo "before the exception" >> "$folder/wanted"
"$NODE" "$folder/script.js" > "$folder/file" 2>&1 || true
head -n 201 "$folder/file" | cmp "$folder/wanted" -
{ "$NODE" "$folder/script.js" 2>&1 || true; } | cat | head -n 201 | cmp "$folder/wanted" -
