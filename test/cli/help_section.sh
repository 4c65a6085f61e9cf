#!/bin/sh
# node --help SECTION prints a section of the API, and says which there are where it does not know it; also when it is installed.
set -eu
[ "$("$NODE" --help timers | head -n 1)" = Timers ]
[ "$("$NODE" -h "child proc" | head -n 1)" = "Child Processes" ]
"$NODE" --help node.fs.watch | grep -q 'node.fs.watch(path)'
[ -z "$("$NODE" --help http | grep -nE '^```|\*\*|\]\(' || true)" ]
[ "$("$NODE" --help http | awk 'length > 79 && !/^    / && !/^  [^ ]/' | wc -l)" = 0 ]
! "$NODE" --help nothing 2> /tmp/help.$$ > /dev/null
grep -q '^  Timers$' /tmp/help.$$
rm /tmp/help.$$
"$NODE" --help | grep -q -- '--help \[SECTION\]'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/bin" "$folder/lib/node"
cp "$NODE" "$folder/bin/"
for library in "$(dirname "$NODE")"/../lib/node/*.so*; do  # a bundle has them there
  [ ! -e "$library" ] || ln -s "$(realpath "$library")" "$folder/lib/node/"
done
printf '## Only here\n\ntext\n' > "$folder/lib/node/api.md"
[ "$("$folder/bin/$(basename "$NODE")" --help only | tail -n 1)" = text ]
