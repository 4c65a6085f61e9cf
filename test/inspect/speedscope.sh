#!/bin/sh
# speedscope of npm, in Chromium, opens the profiles that --cpu-prof and --heap-prof write.
set -eu
command -v chromium > /dev/null || {
  echo "skipped: chromium is not there"
  exit 77
}
peers=test/inspect/fixtures/peers
$peers/setup.sh || exit 77
folder=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
cp -r $peers/node_modules/speedscope/dist/release "$folder/site"
script='function slow(until) { var sum = 0; while (Date.now() < until) sum += Math.sqrt(sum); return sum; }
slow(Date.now() + 200);
globalThis.kept = []; for (var i = 0; i < 2e5; i++) kept.push({number: i});'
(cd "$folder" && "$NODE" --cpu-prof --heap-prof -e "$script")
mv "$folder"/CPU.*.cpuprofile "$folder/site/ours.cpuprofile"
mv "$folder"/Heap.*.heapprofile "$folder/site/ours.heapprofile"
"$NODE" examples/file_server.js "$folder/site" 0 > "$folder/place" &
server=$!
until [ -s "$folder/place" ]; do
  kill -0 $server
  sleep 0.05
done
"$NODE" test/inspect/fixtures/speedscope.js "$(sed 's/.* //' "$folder/place")" ours.cpuprofile ours.heapprofile
