#!/bin/sh
# Installs the packages that fixtures/uses.js names into build/packages, loads and uses each, and prints a line for each.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$here/../../build/packages
command -v npm > /dev/null || exit 77
mkdir -p "$folder"
names=$(sed -n 's/^  "\([^"]*\)": \(async \)\{0,1\}function.*/\1/p' "$here/fixtures/uses.js")
# Babel 8 is written with import attributes, which V8 knows from version 12 on.
specs=$(echo "$names" | sed 's|^@babel/core$|&@7|')
for name in $names; do
  [ -d "$folder/node_modules/$name" ] || { npm install --prefix "$folder" --no-audit --no-fund --silent $specs && break; }
done
echo 'exports.load = function (name) { return require(name); };' > "$folder/load.js"
echo 'export const load = (name) => import(name);' > "$folder/load.mjs"
out=$("${NODE:-$here/../../build/node}" "$here/fixtures/try.js" "$(cd "$folder" && pwd)" "$here/fixtures/uses.js")
echo "$out"
! echo "$out" | grep -qv 'works	works$'
