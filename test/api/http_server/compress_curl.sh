#!/bin/sh
# curl --compressed gets what the server sent, whole and streamed, in each format that it knows.
set -eu
command -v curl > /dev/null || exit 77
folder=$(mktemp -d)
trap 'kill "$server" 2> /dev/null || true; rm -rf "$folder"' EXIT
cat > "$folder/server.js" << 'END'
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, {"Content-Type": "text/markdown"});
  if (request.uri.path === "/pump") return node.pump({path: "doc/api.md"}, response);
  response.sendBody(node.fs.cat("doc/api.md", "bytes").wait());
  response.finish();
}, {compress: true});
server.listen(0, "127.0.0.1");
puts(server.port);
END
"$NODE" "$folder/server.js" > "$folder/port" &
server=$!
while [ ! -s "$folder/port" ]; do sleep 0.05; done
url=http://127.0.0.1:$(cat "$folder/port")
for path in /whole /pump; do
  curl -s --compressed "$url$path" | cmp - doc/api.md
  for format in gzip deflate br zstd; do
    curl -s -D "$folder/head" -o "$folder/body" -H "Accept-Encoding: $format" "$url$path"
    grep -qi "^content-encoding: $format" "$folder/head"
    case $format in
      gzip) gzip -dc < "$folder/body" ;;
      br) brotli -dc < "$folder/body" ;;
      zstd) zstd -qdc < "$folder/body" ;;
      deflate) python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))' < "$folder/body" ;;
    esac | cmp - doc/api.md
  done
done
