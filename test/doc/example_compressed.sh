#!/bin/sh
# examples/compressed_log.js keeps a log that zcat reads, also when it goes on; examples/compressed_server.js serves what curl --compressed
# decodes, files and events.
set -eu
folder=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
printf 'one\ntwo\n' | "$NODE" examples/compressed_log.js "$folder/log.gz"
printf 'größer\n' | "$NODE" examples/compressed_log.js "$folder/log.gz"
[ "$(gzip -dc "$folder/log.gz")" = "$(printf 'one\ntwo\ngrößer')" ]

# While it is written.
mkfifo "$folder/pipe"
"$NODE" examples/compressed_log.js "$folder/live.gz" < "$folder/pipe" &
log=$!
exec 3> "$folder/pipe"
echo line >&3
until [ "$(gzip -dc "$folder/live.gz" 2> /dev/null)" = line ]; do sleep 0.1; done
exec 3>&-
wait "$log"
[ "$(gzip -dc "$folder/live.gz")" = line ]

"$NODE" examples/compressed_server.js 0 > "$folder/url" &
server=$!
while [ ! -s "$folder/url" ]; do sleep 0.05; done
url=$(cat "$folder/url")
curl -s --compressed -D "$folder/head" "${url}chat.js" | cmp - examples/chat.js
grep -qi '^content-encoding: ' "$folder/head"
[ "$(curl -sN --compressed "${url}events" | grep -c '^data: ')" = 5 ]
[ "$(curl -s -o /dev/null -w '%{http_code}' "${url}no_such_file")" = 404 ]
