#!/bin/sh
# The site of the documents in Chromium: all links and anchors lead somewhere, the search finds, nothing is wider than a phone.
set -eu
for program in chromium cmark-gfm; do
  command -v $program > /dev/null || {
    echo "skipped: $program is not there"
    exit 77
  }
done
folder=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
tools/docs.py "$folder/site" "$folder/node.1"
"$NODE" examples/file_server.js "$folder/site" 0 > "$folder/place" &
server=$!
until [ -s "$folder/place" ]; do
  kill -0 $server
  sleep 0.05
done
"$NODE" test/site/fixtures/browse.js "$(sed 's/.* //' "$folder/place")"

# The manual page has the options, and nothing of Markdown.
man --warnings -l "$folder/node.1" > "$folder/manual" 2> "$folder/complaints" || [ $? = 127 ]
[ ! -s "$folder/complaints" ] || ! command -v man > /dev/null || {
  cat "$folder/complaints"
  exit 1
}
grep -q -- '--inspect-brk' "$folder/node.1" || grep -q 'inspect\\-brk' "$folder/node.1"
! grep -n '\*\*\|`\|\](' "$folder/node.1"
