#!/bin/sh
# The module and the Makefile of doc/extensions.md, as they stand there, make a module that loads.
set -eu
command -v g++ > /dev/null && command -v pg_config > /dev/null || exit 77
page=$(cd "$(dirname "$0")/../.." && pwd)/doc/extensions.md
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# block LANGUAGE: the first one on the page.
block() {
  sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$page" | sed '1d;/^```$/,$d'
}
block cpp > "$out/binding.cc"
block make > "$out/Makefile"
ln -s "$NODE" "$out/node"
PATH=$out:$PATH make -s -C "$out"
echo 'puts(require("binding.node").hello());' > "$out/test.js"
[ "$("$NODE" "$out/test.js")" = World ]
